"""The form's token: which story, and when its page was made. The same for every reader of that page."""

from django.core import signing

SALT = "articles.reviews"
HOLDS_SECONDS = 48 * 3600


class Expired(Exception):
    """The token is older than 48 hours, of another story, or not ours."""


def token_for(article):
    return signing.dumps(article.pk, salt=SALT)


def check_token(token, article):
    try:
        pk = signing.loads(token, salt=SALT, max_age=HOLDS_SECONDS)
    except signing.BadSignature as error:
        raise Expired from error
    if pk != article.pk:
        raise Expired
