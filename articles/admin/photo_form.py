"""Taking a picture into the library, and changing what is said of it."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Photo
from articles.photos.fields import PictureField
from articles.photos.uploads import add_photo, order_renditions
from articles.richtext.fields import PlainLine
from newsroom.page_store.stamps import bump

ABOUT = ("title", "caption", "alt", "credit", "rights_note", "rights_expire")
PLAIN = dict.fromkeys(("title", "caption", "alt", "credit", "rights_note"), PlainLine)


class PhotoForm(forms.ModelForm):
    """A picture that is there; a moved focal point has its crops made anew."""

    focal_x = forms.FloatField(
        label=_("Focal point, across"),
        min_value=0,
        max_value=1,
        help_text=_("0 is the left edge, 1 the right."),
    )
    focal_y = forms.FloatField(
        label=_("Focal point, down"),
        min_value=0,
        max_value=1,
        help_text=_("0 is the top edge, 1 the bottom."),
    )

    class Meta:
        model = Photo
        fields = (*ABOUT, "focal_x", "focal_y")
        field_classes = PLAIN
        widgets = {"rights_expire": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    @transaction.atomic
    def keep(self, *, by):
        photo = self.instance
        photo.save()
        bump(f"photo-{photo.pk}")
        if {"focal_x", "focal_y"} & set(self.changed_data):
            order_renditions(photo)
        return photo


class NewPhotoForm(forms.ModelForm):
    """A picture file and what is said of it; a file that is in the library already is found again."""

    upload = PictureField(
        label=_("Picture file"), help_text=_("JPEG, PNG, WebP, GIF or AVIF, as it came in.")
    )

    class Meta:
        model = Photo
        fields = ABOUT
        field_classes = PLAIN
        widgets = {"rights_expire": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def keep(self, *, by):
        """The library's Photo; its fields are as they were where the file was known."""
        about = {name: self.cleaned_data[name] for name in ABOUT}
        return add_photo(self.cleaned_data["upload"], by=by, **about)
