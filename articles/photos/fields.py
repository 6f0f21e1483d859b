from django import forms

from .safety import checked_upload


class PictureField(forms.FileField):
    """A file that is a picture through and through; errors name what is wrong with it."""

    widget = forms.ClearableFileInput(
        attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}
    )

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file is not initial:
            checked_upload(file)
            file.seek(0)
        return file
