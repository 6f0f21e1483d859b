"""The demonstration's day at the desk: plans, notes, the order of the front. Made as people make them."""

from datetime import timedelta

from articles.curation.ordering import order_front
from articles.workflow.notes import leave_note
from articles.workflow.planning import plan_story
from newsroom.site_settings.current import site_settings

STANDS_FOR = timedelta(hours=12)


def make_day(data, now, *, by_key, sections, people):
    """`data` is day.toml, `by_key` the stories there are."""
    editor, language = people["editor"], site_settings().default_language
    for plan in data["plans"]:
        hours = plan.get("due_in_hours")
        plan_story(
            plan["catchline"],
            section=sections[plan["section"]],
            by=editor,
            language=language,
            due=None if hours is None else now + timedelta(hours=hours),
            assignee=people.get(plan.get("assignee")),
            note=plan["brief"],
        )
    for note in data["notes"]:
        leave_note(by_key[note["story"]], note["text"], by=people[note["by"]])
    until = (now + STANDS_FOR).replace(minute=0, second=0, microsecond=0)
    order_front(language, [(by_key[key].pk, until) for key in data["front"]], by=editor)
