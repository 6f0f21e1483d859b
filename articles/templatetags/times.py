from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.pages import clock

register = template.Library()


@register.simple_tag
def moment(time, mark=""):
    """`16:09 UTC, 23 November 2026`: a time in full, with its zone; `mark` says in which language."""
    return format_html(
        '<time datetime="{}"{}>{}{}<span class="nb">{}</span></time>',
        clock.machine(time),
        mark or "",
        clock.hour(time),
        _(", "),
        clock.day(clock.local(time).date()),
    )


@register.simple_tag
def offset_time(time):
    """`2026-11-24T20:09:00+04:00`: for machines, in the newsroom's zone."""
    return clock.with_offset(time)


@register.simple_tag
def list_time(time, mark=""):
    """The short form at the side of a headline; the machine-readable one beside it is in full."""
    return format_html(
        '<time datetime="{}" title="{}"{}>{}</time>',
        clock.machine(time),
        clock.in_full(time),
        mark or "",
        clock.in_a_list(time),
    )


@register.simple_tag
def hour_time(time):
    """`16:09 UTC` today, in full before."""
    if clock.local(time).date() != clock.today():
        return moment(time)
    return format_html('<time datetime="{}">{}</time>', clock.machine(time), clock.hour(time))


@register.simple_tag
def hour_only(time):
    """`16:09 UTC`, where a heading says the day."""
    return format_html('<time datetime="{}">{}</time>', clock.machine(time), clock.hour(time))


@register.simple_tag
def side_hour(time, mark=""):
    """`16:09`, at the side of a headline under a date heading."""
    text = clock.hour(time).split(" ")[0]
    return format_html(
        '<time datetime="{}" title="{}"{}>{}</time>',
        clock.machine(time),
        clock.in_full(time),
        mark or "",
        text,
    )
