from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

MOST = 200


def history_page(request, story, admin):
    """Everything that happened to a story: its moves, the latest first."""
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History"),
        "story": story,
        "opts": admin.opts,
        "moves": story.history.select_related("by", "revision").defer("revision__body")[:MOST],
    }
    return TemplateResponse(request, "desk/history.html", context)
