"""Links by which someone without an account reads one revision: signed, ending, revocable, counted."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import F
from django.utils.timezone import now

from articles.models import PreviewLink
from newsroom.audit.log import record

from .refused import Refused
from .rights import may_see

DAYS = (1, 3, 7, 14, 30)
USUAL_DAYS = 3
_signer = Signer(salt="articles.preview", sep=".")


@transaction.atomic
def make_link(revision, *, by, days=USUAL_DAYS, purpose=""):
    """A link to `revision` for `days` (one of DAYS); `purpose` says for the desk whom it is for."""
    _must_see(revision.article, by)
    if days not in DAYS:
        raise Refused(f"A preview link lasts {', '.join(map(str, DAYS))} days, no other number.", "link-days")
    made = now()
    link = PreviewLink.objects.create(
        revision=revision,
        purpose=purpose.strip()[:120],
        made_by=by,
        made_at=made,
        ends_at=made + timedelta(days=days),
    )
    _log("link.made", link, by, days=days, purpose=link.purpose)
    return link


@transaction.atomic
def revoke_link(link, *, by):
    """End `link` now. One that has ended already stays as it was."""
    _must_see(link.revision.article, by)
    if not PreviewLink.objects.usable().filter(pk=link.pk).update(revoked_at=now(), revoked_by=by):
        raise Refused("This link has ended already.", "link-open")
    _log("link.revoked", link, by)


def token_of(link):
    """What stands in the address: the link's number and its signature, letters that need no escaping."""
    return _signer.sign(link.pk)


def opened_by(token, *, counted=True):
    """The usable link of `token`, counted as opened once more; None for a wrong, ended or revoked one."""
    try:
        number = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    link = PreviewLink.objects.usable().select_related("revision__article").filter(pk=number).first()
    if link and counted:
        PreviewLink.objects.filter(pk=number).update(times_opened=F("times_opened") + 1, last_opened=now())
    return link


def _must_see(article, person):
    if not may_see(article, person):
        raise Refused("You may not show another's story.", "own-story")


def _log(kind, link, by, **detail):
    subject = f"story {link.revision.article_id}"
    record(kind, by=by, subject=subject, detail={"link": link.pk, "revision": link.revision.number, **detail})
