from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.richtext.fields import DeskText, PlainLine
from sections.models import Section

from .local_time import LocalTimeField
from .writers import WriterField, writers


class PlanForm(forms.Form):
    """A line of the budget: what the story is called, where it belongs, who is to write it and by when."""

    catchline = PlainLine(
        label=_("Catchline"),
        max_length=Article._meta.get_field("catchline").max_length,
        help_text=_("The story's working name, in a word or two."),
    )
    section = forms.ModelChoiceField(
        label=_("Section"),
        queryset=Section.objects.order_by("order", "name"),
        empty_label=_("Choose a section"),
    )
    assignee = WriterField(label=_("Assigned to"), required=False)
    due = LocalTimeField(label=_("Due"), required=False)
    note = DeskText(
        label=_("Brief"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What is wanted: about 600 words and a picture."),
    )

    def __init__(self, data=None):
        super().__init__(data, prefix="plan")
        self.fields["assignee"].queryset = writers()
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_plan-{name}_help"
