"""The desk at work while readers read: a story every two seconds, and what readers sent let through.

Run as a process of its own; says of each story, the moment its commit returned, a line of JSON.
"""

import json
import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

EVERY = 2.0


def main(stories):
    import django

    django.setup()
    from articles.models import Review
    from articles.reviews.moderation import approve
    from articles.workflow.engine import move
    from newsroom.people.models import Person

    by, editor, moderator = (
        Person.objects.get(username=name) for name in ("correspondent", "editor", "moderator")
    )
    waiting = [approved(number, by, editor) for number in range(stories)]
    say(ready=True)
    for story in waiting:
        start = time.monotonic()
        move(story, "publish", by=editor)
        at = time.time()
        path = story.addresses.get(current=True).path
        say(at=at, headline=story.headline, path=path, section=story.section.slug)
        for review in Review.objects.filter(state="pending").order_by("-pk")[:2]:
            approve(review, by=moderator)
        time.sleep(max(0, start + EVERY - time.monotonic()))


def approved(number, by, editor):
    from articles.models import Byline, Correspondent
    from articles.workflow.engine import move
    from articles.workflow.saving import begin_story
    from sections.models import Section

    sections = list(Section.objects.filter(parent=None))
    words = {
        "headline": f"Round {number} of talks ends at {time.time_ns()}",
        "standfirst": "The text names two ports and a date.",
        "body": "<p>The two sides met once more, and both said that they would meet again.</p>" * 8,
    }
    story = begin_story(words, by=by, section=sections[number % len(sections)], language="en")
    Byline.objects.create(article=story, correspondent=Correspondent.objects.get(user=by))
    return move(move(story, "file", by=by), "approve", by=editor)


def say(**what):
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
