from django import forms

from articles.models import Photo


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ("title", "caption", "alt", "credit", "rights_note", "rights_expire", "focal_x", "focal_y")


class NewPhotoForm(PhotoForm):
    upload = forms.FileField()
