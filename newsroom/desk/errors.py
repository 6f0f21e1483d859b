"""What the desk answers where it refuses: on its own page, with the reason; readers get the paper's."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.pages import errors
from newsroom.audit.log import record_refusal
from newsroom.cookies import DESK


def forbidden(request, exception=None):
    if not _is_at_the_desk(request):
        return errors.forbidden(request, exception)
    detail = {"method": request.method, "why": _reason(exception)[:200]}
    record_refusal("page", by=request.user, subject=request.path[:200], detail=detail)
    return _page(
        request, 403, _("You may not do this"), _reason(exception) or _("Your role does not open it.")
    )


def not_found(request, exception=None):
    if not _is_at_the_desk(request):
        return errors.not_found(request, exception)
    return _page(request, 404, _("There is no such page"), _("Nothing at the desk has this address."))


def forged(request, reason=""):
    """A post without the token of its form: from another site, or from a page opened before signing in."""
    if not _is_at_the_desk(request):
        return errors.forbidden(request)
    why = _(
        "The page was opened before you signed in, or by another site. Go back, copy your words, reload it."
    )
    return _page(request, 403, _("Not sent"), why)


def _is_at_the_desk(request):
    person = getattr(request, "user", None)
    return request.path_info.startswith(DESK) and person is not None and admin.site.has_permission(request)


def _reason(exception):
    """The sentence that was given with a refusal; Django's own refusals give none."""
    said = exception.args[0] if exception is not None and exception.args else ""
    return str(said)


@never_cache
def _page(request, status, title, why):
    context = {**admin.site.each_context(request), "title": title, "why": why}
    return TemplateResponse(request, "desk/refused.html", context, status=status).render()
