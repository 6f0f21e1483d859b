"""Taking pictures into the library, and changing what is said of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Photo
from articles.photos.safety import ACCEPTED
from articles.photos.uploads import add_photo, order_renditions
from articles.richtext.fields import PlainLine
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn
from newsroom.two_editors import OpenedOn

ABOUT = ("title", "caption", "alt", "creator", "credit", "rights_note", "rights_expire")
PLAIN = dict.fromkeys(("title", "caption", "alt", "creator", "credit", "rights_note"), PlainLine)
SHOWN = {"focal_x", "focal_y", "creator", "credit"}  # what the files themselves show
MOST_AT_ONCE = 40
CHUNK = 1_000_000


class WordsForm(OpenedOn, forms.ModelForm):
    """What is said of a picture that is there."""

    class Meta:
        model = Photo
        fields = ABOUT
        field_classes = PLAIN
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "alt": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "rights_expire": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.prefix:
            helped_by_the_desk(self)

    @transaction.atomic
    def keep(self):
        """Save it, and have its files made anew where they would show another thing."""
        photo = self.instance
        take_turn()
        photo.save(update_fields=list(self.Meta.fields))  # not what a withdrawal wrote meanwhile
        bump(f"photo-{photo.pk}")
        if SHOWN & set(self.changed_data):
            order_renditions(photo)
        return photo


class PhotoForm(WordsForm):
    """The same, and what must stay in view."""

    focal_x = forms.FloatField(
        label=_("Focal point, across"),
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "any"}),
        help_text=_("0 is the left edge, 1 the right."),
    )
    focal_y = forms.FloatField(
        label=_("Focal point, down"),
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "any"}),
        help_text=_("0 is the top edge, 1 the bottom."),
    )

    class Meta(WordsForm.Meta):
        fields = (*ABOUT, "focal_x", "focal_y")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or many; each is judged by the library, by its own name."""

    widget = FilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(one, initial) for one in data or [None]]
        if len(files) > MOST_AT_ONCE:
            raise ValidationError(_("At most %d files at once.") % MOST_AT_ONCE)
        return files


class UploadForm(forms.Form):
    """Picture files, and a credit for those that name none themselves."""

    upload = FilesField(
        label=_("Picture files"),
        allow_empty_file=True,
        help_text=_("JPEG, PNG, WebP, GIF or AVIF as they came in, up to 30 MB each."),
        error_messages={"required": _("Choose at least one picture file.")},
    )
    credit = PlainLine(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Only for those that name none themselves. As printed: Mira Toll / Meridian."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        helped_by_the_desk(self)

    def take_in(self, *, by):
        """(the pictures that are in the library now, [(file name, why not)]): the good ones are kept."""
        taken, refused = [], []
        for file in self.cleaned_data["upload"]:
            try:
                taken.append(add_photo(file, by=by, if_silent={"credit": self.cleaned_data["credit"]}))
            except ValidationError as error:
                refused.append((file.name, " ".join(error.messages)))
        return taken, refused


def helped_by_the_desk(form):
    """Fields point to the help text where the desk's own template prints it."""
    for bound in form:
        if bound.help_text:
            bound.field.widget.attrs["aria-describedby"] = f"{bound.id_for_label}_help"
