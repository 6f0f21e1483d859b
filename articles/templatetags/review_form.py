from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from articles.pages.once import once

register = template.Library()


@register.simple_tag
def review_fields(form):
    """The fields of the form under a story; blank ones are made once for each language."""
    if form.is_bound:
        return _written(form)
    return once(("review fields", get_language()), lambda: _written(form))


def _written(form):
    return render_to_string("articles/_review_fields.html", {"form": form})
