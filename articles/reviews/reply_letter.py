"""The letter that tells whoever left a review of the desk's reply, as the form promised."""

from urllib.parse import quote

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Address, Review, Revision
from articles.states import ReviewState
from newsroom.jobs.registry import job
from newsroom.languages import interface_language
from newsroom.site_settings.current import site_settings


@job("mail_reply", long=True)  # a mail server that is slow must not hold the database
def mail_reply(payload):
    """In the language of the page; none where review, reply or story is gone by now."""
    shown = Review.objects.filter(pk=payload["review"], state=ReviewState.APPROVED).exclude(reply="")
    review = shown.select_related("article").defer("article__body").first()
    if review is None or not Revision.objects.live().filter(article=review.article_id).exists():
        return
    path = Address.objects.get(article=review.article_id, current=True).path
    with override(interface_language(review.article.language)):
        title = _("%(site)s replied to your review") % {"site": site_settings().name}
        said = _("The desk replied to your review:")
    link = f"{settings.SITE_ADDRESS}{quote(path)}#reviews"
    send_mail(title, f"{said}\n\n{review.reply}\n\n{link}\n", None, [review.email])
