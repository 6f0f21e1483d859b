import json

from django import template
from django.utils.safestring import mark_safe

# Nothing that a parser of HTML could take for the end of the script, or for the start of a comment.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
register = template.Library()


@register.simple_tag
def json_ld(data):
    """`data` as a script element of JSON-LD: never run, read by search engines."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
