"""How often one may try to sign in, so that passwords cannot be guessed and nobody is locked out by others.

Wrong passwords are counted for an account from one address, for an address whatever the account, and for
an account wherever from. After the free ones each makes the next wait twice as long, up to a quarter of
an hour. The last two do not hold for an account at an address from which it came in before: a guesser
elsewhere, or a colleague behind the same address, keeps out nobody who works here.
"""

import hashlib
import hmac
from datetime import timedelta
from math import ceil
from typing import NamedTuple

from django.conf import settings
from django.utils.timezone import now

from newsroom.jobs.registry import job
from newsroom.visitors import connection_of

from .models import SignInTry

FIRST_WAIT, LONGEST_WAIT = 30, 15 * 60
KNOWN_FOR = timedelta(days=90)


class Limit(NamedTuple):
    free: int
    within: timedelta


ACCOUNT_FROM_HERE = Limit(5, timedelta(days=1))
ADDRESS = Limit(30, timedelta(hours=1))
ACCOUNT = Limit(50, timedelta(days=1))


class Trying:
    """One try, counted as wrong before its password is looked at, so that many at once are all counted."""

    def __init__(self, request, name):
        self.who, self.where = _digest(name), _digest(connection_of(request))
        self.row = SignInTry.objects.create(at=now(), who=self.who, where=self.where)
        self.wait = self._wait(SignInTry.objects.exclude(pk=self.row.pk))
        if self.wait:  # no password is looked at, and trying on makes no wait longer
            self.row.delete()

    def was_wrong(self):
        """The seconds that the next try has to wait."""
        return self._wait(SignInTry.objects.all())

    def was_right(self):
        self._from_here(SignInTry.objects.exclude(pk=self.row.pk)).delete()
        SignInTry.objects.filter(pk=self.row.pk).update(good=True)

    def _from_here(self, tries):
        return tries.filter(who=self.who, where=self.where)

    def _wait(self, tries):
        moment, wrong = now(), tries.filter(good=False)
        waits = [_wait(self._from_here(wrong), ACCOUNT_FROM_HERE, moment)]
        if not self._from_here(tries).filter(good=True, at__gt=moment - KNOWN_FOR).exists():
            waits.append(_wait(wrong.filter(where=self.where), ADDRESS, moment))
            waits.append(_wait(wrong.filter(who=self.who), ACCOUNT, moment))
        return max(waits)


def said_to_wait(response, form):
    """`response`, as 429 with the seconds to wait where `form` looked at no password for that."""
    if wait := getattr(form, "wait", 0):
        response.status_code = 429
        response["Retry-After"] = str(wait)
    return response


def forget_tries(person):
    """Who has a new password begins anew, wherever they are."""
    SignInTry.objects.filter(who=_digest(person.username), good=False).delete()


@job("forget_sign_in_tries", daily=True)
def forget_old_tries(payload):
    moment = now()
    SignInTry.objects.filter(good=False, at__lt=moment - max(ACCOUNT.within, ADDRESS.within)).delete()
    SignInTry.objects.filter(good=True, at__lt=moment - KNOWN_FOR).delete()


def _wait(wrong, limit, moment):
    counted = wrong.filter(at__gt=moment - limit.within).order_by("-at").values_list("at", flat=True)
    times = list(counted[: limit.free + 10])
    over = len(times) - limit.free
    if over < 0:
        return 0
    until = times[0] + timedelta(seconds=min(FIRST_WAIT * 2**over, LONGEST_WAIT))
    return max(0, ceil((until - moment).total_seconds()))


def _digest(text):
    key = f"{settings.SECRET_KEY} signing in".encode()
    return hmac.new(key, text.encode(errors="replace"), hashlib.sha256).hexdigest()
