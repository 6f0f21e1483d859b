"""Every role by every move by every standing: the engine, the form, the list's actions and a post by hand."""

from itertools import product

import pytest
from django.db import transaction
from django.test import Client

from articles.admin.bulk import LABELS as IN_BULK
from articles.models import Move
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.standing import live_revision
from articles.workflow.transitions import ROWS
from newsroom.audit.models import AuditEvent

from .standings import ROLES, RULES, STANDINGS, Cast, asked_by, is_allowed, stand

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
EVERY = list(product(STANDINGS, RULES, ROLES))
FEW = EVERY[::67]  # of every standing, move and role some: 67 divides none of their numbers


def undone(act):
    """What `act` returns, with everything it did taken back."""
    with transaction.atomic():
        result = act()
        transaction.set_rollback(True)
    return result


def by_engine(story, verb, person, cast):
    """ "" where it was made, else the rule that refused it."""
    try:
        made = move(story, verb, by=person, **asked_by(verb, story, cast))
    except Refused as refusal:
        logged = AuditEvent.objects.latest("pk")
        assert refusal.rule and str(refusal).endswith(".")
        assert (logged.kind, logged.detail["rule"]) == (f"refused.move.{verb}", refusal.rule)
        return refusal.rule
    assert made.history.first().verb == verb
    return ""


def test_the_table_here_knows_every_move():
    assert set(RULES) == set(ROWS)


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_engine_makes_or_refuses_every_move_of_everyone(standing):
    cast = Cast()
    story = stand(cast, standing)
    wrong = []
    for verb, role in product(RULES, ROLES):
        rule = undone(lambda verb=verb, role=role: by_engine(story, verb, cast[role], cast))
        if is_allowed(role, verb, standing) != (rule == ""):
            wrong.append(f"{role} {verb}: {rule or 'made'}")

    assert not wrong, wrong


def change_page(story):
    return f"/admin/articles/article/{story.pk}/change/"


def fix_page(story, verb):
    return f"/admin/articles/article/{story.pk}/fix/?as={verb.replace(' ', '-')}"


def typed(verb, how):
    """What the engine takes, as the fields of the form of a move carry it."""
    prefix, fields = verb.replace(" ", "-"), {}
    for name, value in how.items():
        if name == "at":
            fields |= {f"{prefix}-at_date": f"{value:%Y-%m-%d}", f"{prefix}-at_time": f"{value:%H:%M}"}
        else:
            fields[f"{prefix}-{name}"] = value
    return fields


def is_made(story, verb, send):
    """Whether what was sent made the move; a refusal is a row that names a rule, or a page that says why."""
    before = AuditEvent.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    answer = send()
    if Move.objects.filter(article=story, verb=verb, pk__gt=is_made.last).exists():
        return True
    refused = AuditEvent.objects.filter(pk__gt=before, kind__startswith="refused.").last()
    assert refused is not None, (verb, answer.status_code, story.state, answer.content.decode()[-1500:])
    assert refused.detail.get("rule") or refused.kind == "refused.page"
    if refused.kind == "refused.page":
        assert answer.status_code == 403
    return False


def by_post(client, story, verb, cast):
    """A post by hand, of everything the move asks for, whatever the page offers."""
    how = asked_by(verb, story, cast)
    if verb in ("quick fix", "correct"):
        live = live_revision(story)
        words = live.words() if live else {"headline": "x", "body": "<p>x</p>"}
        sent = {**{name: value or "" for name, value in words.items()}, **how["words"]}
        sent |= {"seen": live.number if live else 1, "note": how["note"]}
        sent |= {"correction": how.get("correction", "")}
        return client.post(fix_page(story, verb), sent)
    if verb == "assign":
        return assigned(client, story, how)
    return client.post(change_page(story), {"_move": verb, "seen": story.words_number, **typed(verb, how)})


def assigned(client, story, how):
    plan = {"due_date": f"{how['due']:%Y-%m-%d}", "due_time": f"{how['due']:%H:%M}", "plan_was": "|"}
    form = {"headline": story.headline, "section": story.section_id, "initial-section": story.section_id}
    form |= {"standfirst": story.standfirst, "body": story.body, "dateline": story.dateline}
    return client.post(
        change_page(story), {**form, **plan, "assignee": how["assignee"].pk, "seen": story.words_number}
    )


def is_offered(client, story, verb):
    """Whether the story's page has the button, or the field, of the move."""
    page = client.get(change_page(story))
    text = page.content.decode()
    if page.status_code != 200:
        return False
    if verb == "assign":
        return 'name="assignee"' in text
    if verb in ("quick fix", "correct"):
        return f"?as={verb.replace(' ', '-')}" in text
    return f'name="_move" value="{verb}"' in text


def by_list(client, story, verb, cast):
    how = {"note": "Overtaken"} if verb != "assign" else {"assignee": cast.owner.pk}
    chosen = {"action": verb, "_selected_action": [story.pk], "index": 0, "go": 1}
    return client.post("/admin/articles/article/", {**chosen, **how})


def ways(story, verb, person, cast):
    """Whether the move can be made: by button, by a post made by hand and, where it has one, by action."""
    client = Client()
    client.force_login(person)
    is_made.last = Move.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    found = {
        "form": undone(lambda: is_offered(client, story, verb)),
        "post": undone(lambda: is_made(story, verb, lambda: by_post(client, story, verb, cast))),
    }
    if verb in IN_BULK and person.has_perm("articles.view_article"):
        found["list"] = undone(lambda: is_made(story, verb, lambda: by_list(client, story, verb, cast)))
    return found


def agree(combinations):
    cast, stories, wrong = Cast(), {}, []
    for standing, verb, role in combinations:
        story = stories[standing] = stories.get(standing) or stand(cast, standing)
        found = ways(story, verb, cast[role], cast)
        if set(found.values()) != {is_allowed(role, verb, standing)}:
            wrong.append((standing, verb, role, found))
    assert not wrong, "\n".join(map(str, wrong))


def test_form_list_and_post_answer_as_the_engine_does():
    agree(FEW)


@pytest.mark.soak
@pytest.mark.parametrize("standing", STANDINGS)
def test_form_list_and_post_answer_as_the_engine_does_in_every_case(standing):
    agree([each for each in EVERY if each[0] == standing])
