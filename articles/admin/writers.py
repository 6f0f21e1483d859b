"""The people a story may be assigned to."""

from django import forms

from newsroom.people.models import Person

BACKEND = "django.contrib.auth.backends.ModelBackend"


def writers(also=None):
    """Accounts that may write stories, by name; `also` the one with that key, who may have left the staff."""
    may = Person.objects.with_perm("articles.file_article", backend=BACKEND, include_superusers=False)
    found = may | Person.objects.filter(pk=also) if also else may
    return found.distinct().order_by("first_name", "last_name", "username")


class WriterField(forms.ModelChoiceField):
    """One of the writers, by their full name."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Person.objects.none(), empty_label="–", **kwargs)

    def label_from_instance(self, person):
        return person.get_full_name() or person.username
