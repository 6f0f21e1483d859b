"""Languages in addresses: pages of the default one have no prefix, every other begins with its code."""

from functools import lru_cache

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, reverse
from django.utils.encoding import escape_uri_path
from django.utils.html import format_html
from django.utils.translation import get_language_info, override

from newsroom import catalogue
from newsroom.site_settings.current import site_settings

# ISO 639-1, and the codes Django names besides.
TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
    "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
    "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
    "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
).split()
LANGUAGE_CODES = frozenset(TWO_LETTERS) | frozenset(code.lower() for code in LANG_INFO)
# What is no reader page and has no language: it takes no prefix and needs no settings.
WITHOUT_LANGUAGE = {"admin", "api", "healthz", "media", "preview", "readyz", "static"}
# What reader pages are written in: the source's own, and what locale/ has. The desk's are LANGUAGES.
INTERFACES = frozenset(["en", *catalogue.languages()])
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"}
# Written in letters of their own, which are not to be spaced.
NOT_LATIN = RIGHT_TO_LEFT | set(
    "ab am as av ba be bg bh bn bo ce cv dz el gu hi hy ii iu ja ka kk km kn ko ks kv ky lo mk ml mn mr my "
    "ne or os pa ru sa si sr ta te tg th ti tt uk zh".split()
)
# Where Django has no name, or one that a capital letter spoils: Georgian has none at the start of a line.
NAMES = {
    "zh": "中文",
    "eo": "Esperanto",
    "az": "Azərbaycanca",
    "ka": "ქართული",
    "kk": "Қазақша",
    "ps": "پښتو",
}


def direction(code):
    return "rtl" if code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def in_latin(code):
    return code.split("-")[0] not in NOT_LATIN or code.endswith("-latn")


def language_name(code):
    """The language's own name for itself, or its code."""
    if code in NAMES:
        return NAMES[code]
    try:
        name = get_language_info(code)["name_local"]
    except KeyError:
        return code
    return name[:1].upper() + name[1:]


def interface_language(code):
    """`code`, or the language it is a kind of, where reader pages are translated; else the default one's."""
    for one in (code, site_settings().default_language):
        for form in (one, one.split("-")[0]):
            if form in INTERFACES:
                return form
    return settings.LANGUAGE_CODE


def mark_for(code):
    """The attributes of what is said in that language where something else is said in another."""
    return format_html(' lang="{}" dir="{}"', code, direction(code))


def page_path(name, language, **kwargs):
    """The path of a reader page in `language`, with its prefix."""
    root = get_script_prefix()
    path = _path(root, name, *kwargs.items())
    if language == site_settings().default_language:
        return path
    return f"{root}{language}/{path.removeprefix(root)}"


@lru_cache(maxsize=4096)
def _path(root, name, *arguments):
    """As `reverse` gives it under `root`: a page has a dozen, most of them the same as on another."""
    return reverse(name, kwargs=dict(arguments))


class LanguagePathMiddleware:
    """Takes a language off the front of the path, sets `request.language` and speaks it; adds no `Vary`.

    `/en/…` where English is the default is one 301 to the page without it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        first, slash, rest = request.path_info.lstrip("/").partition("/")
        if first in WITHOUT_LANGUAGE:
            return self.get_response(request)
        if "\0" in request.path_info:
            raise Http404  # no page has one, and PostgreSQL refuses to look for it
        request.language = site_settings().default_language
        if slash and first in LANGUAGE_CODES and rest.partition("/")[0] not in WITHOUT_LANGUAGE:
            if first == request.language:
                query = request.META.get("QUERY_STRING")
                path = get_script_prefix() + escape_uri_path(rest.lstrip("/"))
                return HttpResponsePermanentRedirect(path + (f"?{query}" if query else ""))
            request.language = first
            request.path_info = f"/{rest}"
        with override(interface_language(request.language)):  # what views say, as well as templates
            return self.get_response(request)
