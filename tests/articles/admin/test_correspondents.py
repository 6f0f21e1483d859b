"""A correspondent's page at the desk."""

import pytest
from django.core.exceptions import ValidationError

from articles.admin.correspondent import CorrespondentForm


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tarvian, Norwegian Bokmål", ["Tarvian", "Norwegian Bokmål"]),
        ("az, en", ["Azərbaycanca", "English"]),
        ("", []),
    ],
)
def test_languages_are_named_as_readers_see_them(typed, kept):
    assert CorrespondentForm.base_fields["languages"].clean(typed) == kept


def test_languages_without_commas_are_refused_in_words():
    form = CorrespondentForm.base_fields["languages"]
    with pytest.raises(ValidationError, match="Part the languages by commas"):
        form.clean("English and Azerbaijani and Russian")
