"""Pictures from disk, where no proxy serves them: renditions only, never an original."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

RENDITION = re.compile(r"renditions/[\w-]+(/[\w-]+)*\.(jpg|webp)")
TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}


@require_safe
def rendition(request, name):
    """A rendition by its name, which changes whenever the file does."""
    if not RENDITION.fullmatch(name):
        raise Http404
    try:
        file = default_storage.open(name)
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=TYPES[name.rsplit(".", 1)[1]])
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
