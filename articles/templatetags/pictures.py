from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

LEAD, LATER = mark_safe('fetchpriority="high"'), mark_safe('loading="lazy"')
register = template.Library()


@register.simple_tag
def picture(photo, alt="", sizes="100vw", lead=False, crop="wide"):
    """The <picture> of `photo`: WebP, JPEG for the rest, width and height. Before its job ran, the
    empty place it will take; "" where there is no photo."""
    if not photo:
        return ""
    made = photo.sizes_of(crop)
    if not made:
        return _place(*photo.shape(crop), alt)
    width, height = made[-1]
    return format_html(
        '<picture><source type="image/webp" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {} decoding="async"></picture>',
        photo.srcset("webp", crop),
        sizes,
        photo.url(640, "jpeg", crop),
        photo.srcset("jpeg", crop),
        sizes,
        width,
        height,
        alt,
        LEAD if lead else LATER,
    )


def _place(width, height, alt):
    said = format_html('role="img" aria-label="{}"', alt) if alt else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="sunk" width="{}" height="{}" viewBox="0 0 {} {}" {}></svg>',
        width,
        height,
        width,
        height,
        said,
    )
