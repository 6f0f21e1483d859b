"""Putting a story of the demonstration on its place, with a past: saves, moves, versions, reviews.

Times lie in the past, where the engine would refuse to publish, so intervals go through
`place_many` as an import's do, and the moves are written as they would have been made.
"""

from datetime import timedelta

from articles.comparing import change_size
from articles.models import Article, Byline, Correction, Move, Review, Revision
from articles.models.copy import clean
from articles.related.storage import choose_related
from articles.reviews.moderation import count_again
from articles.richtext import word_count
from articles.search.index import index_story
from articles.states import State
from articles.workflow.addresses import settle_address
from articles.workflow.intervals import place_many

from .script import Script

STATES = {
    "draft": State.DRAFT,
    "returned": State.DRAFT,
    "live_changed": State.DRAFT,
    "filed": State.FILED,
    "approved": State.APPROVED,
    "spiked": State.SPIKED,
}
MOVES = {
    "draft": [],
    "filed": ["file"],
    "returned": ["file", "return"],
    "approved": ["file", "approve"],
    "spiked": ["file", "spike"],
    "withdrawn": ["file", "approve", "publish", "withdraw"],
}
NEXT = {
    "file": State.FILED,
    "approve": State.APPROVED,
    "publish": State.PUBLISHED,
    "return": State.DRAFT,
    "spike": State.SPIKED,
}


def stage(data, now, *, sections, correspondents, photos, people):
    """The story of one file; returns the article."""
    script = Script(data, now, photos)
    bylines = data.get("bylines", [])
    names = [correspondents[one["correspondent"]] for one in bylines]
    writer = next((one.user for one in names if one.user), None)
    article = Article(
        section=sections[data["section"]],
        language=data["language"],
        slug=data.get("slug", data["key"]),
        catchline=data["key"],
        external_id=f"demo-{data['key']}",
        filed_by=writer,
        words_by=writer,
        state=STATES.get(script.state, State.PUBLISHED),
        words_number=len(script.saves),
    )
    article.take_words(script.saves[-1].words)
    if article.state == State.APPROVED:
        article.state = State.FILED  # until its revision can be pinned
    article.save()
    for order, (one, name) in enumerate(zip(bylines, names, strict=True)):
        role = one.get("role", "reporting")
        Byline.objects.create(
            article=article, correspondent=name, role=role, place=one.get("place", ""), order=order
        )
    article.tags.add(*data.get("tags", []))
    _place(article, script, writer)
    _log(article, script, writer, people["editor"])
    _leave_reviews(article, data, script, people["moderator"])
    index_story(article)
    return article


def relate(articles):
    """Choose for every placed story, once all are there."""
    for article in articles:
        if article.published_at:
            choose_related(article)


def _place(article, script, writer):
    revisions, version, before = [], 0, {}
    for number, save in enumerate(script.saves, start=1):
        words = {name: clean(name, value) for name, value in save.words.items()}
        words_in, words_out = change_size(before, words)
        before = words
        revision = Revision(
            article=article,
            number=number,
            saved_at=min(save.at, script.now),
            saved_by=writer,
            word_count=word_count(words["body"]),
            words_in=words_in,
            words_out=words_out,
            **words,
        )
        if save.live:
            version += 1
            revision.live_from, revision.version = save.at, version
            revision.what_changed = clean("caption", save.what_changed)[:200]
            revision.material = version > 1
        revisions.append(revision)
    placed = [revision for revision in revisions if revision.live_from]
    for one, following in zip(placed, placed[1:], strict=False):
        one.live_until = following.live_from
    if placed:
        placed[-1].live_until = _end(script)
    place_many(revisions)
    if placed:
        article.published_at = placed[0].live_from
        article.approved_revision = placed[-1]
        if "correction" in script.data:
            _correct(article, placed[-1], script)
    if script.state == "approved":
        article.state, article.approved_revision = State.APPROVED, revisions[-1]
    if script.state == "withdrawn":
        article.withdrawn_at = _end(script)
        article.withdrawn_as = script.desk.get("withdrawn_as", "gone")
    article.save()
    settle_address(article)


def _end(script):
    if script.state == "expired":
        return script.time(script.desk.get("expires_hours_ago", 1))
    if script.state == "withdrawn":
        return script.time(script.desk.get("withdrawn_hours_ago", script.data["hours_ago"] / 2))
    return None


def _correct(article, revision, script):
    told = script.data["correction"]
    Correction.objects.create(
        article=article,
        revision=revision,
        text=clean("caption", told["text"]),
        major=told.get("major", False),
        made_at=revision.live_from,
    )


def _log(article, script, writer, editor):
    """The moves that led here, the first soon after the first save, the last with the last."""
    verbs = MOVES.get(script.state, ["file", "approve", "publish"])
    began, state = script.saves[0].at, State.DRAFT
    ended = min(script.saves[-1].at, script.now - timedelta(minutes=1))
    began = min(began, ended) - timedelta(minutes=90)
    if "filed_hours_ago" in script.desk:
        began = min(script.time(script.desk["filed_hours_ago"]), ended)
    for place, verb in enumerate(verbs):
        entered = NEXT.get(verb, state)
        at = began + (ended - began) * place / max(1, len(verbs) - 1)
        note = {"return": script.desk.get("note", ""), "spike": script.desk.get("reason", "")}.get(verb, "")
        note = script.desk.get("reason", "") if verb == "withdraw" else note
        by = writer if verb == "file" else editor
        Move.objects.create(article=article, verb=verb, by=by, at=at, left=state, entered=entered, note=note)
        state = entered
    Article.objects.filter(pk=article.pk).update(changed=at if verbs else ended)


def _leave_reviews(article, data, script, moderator):
    for place, told in enumerate(data.get("reviews", [])):
        decided = told["state"] != "pending"
        Review.objects.create(
            article=article,
            name=told["name"],
            email=told.get("email", f"reader{place}@example.org"),
            rating=told["rating"],
            text=told["text"],
            state=told["state"],
            reason=told.get("reason", ""),
            created=script.time(told["hours_ago"]),
            moderated_by=moderator if decided else None,
            moderated_at=script.time(told["hours_ago"] * 0.8) if decided else None,
        )
    if data.get("reviews"):
        count_again(article)
