"""What a person types in the story form, in the order one writes; checked here, written by the workflow."""

import re
from datetime import UTC

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import COPY_FIELDS, Article, Photo
from articles.models.copy import LINES
from articles.richtext.fields import PlainLine, RichText
from articles.states import Label
from articles.workflow.planning import ASSIGN
from articles.workflow.routing import ROUTING
from newsroom.languages import LANGUAGE_CODES, RIGHT_TO_LEFT
from newsroom.site_settings.current import site_settings

from .editor_widget import BodyEditor
from .local_time import LocalTimeField
from .writers import WriterField, writers
from .written_in import written_in

PLAN = ("due", "assignee", "plan_was")
LONGEST_BODY = 400_000
MOST_TAGS = 20
TAG = re.compile(r'\s*"[^"]*"|[^,]+')
ROUTED = ("section", "language", "slug", "translation_of", "catchline", "tags")
# The words that are counted as one types, and where they should end.
COUNTED = {"headline": 110, "standfirst": 240}


class TagLine(PlainLine):
    """Tags as one line, parted by commas; tokens are made of it in the page. Cleaned, a list of names."""

    def clean(self, value):
        tags = tags_in(super().clean(value))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(_("At most %d tags: the ones a reader would follow.") % MOST_TAGS)
        nameless = next((tag for tag in tags if not any(map(str.isalnum, tag))), None)
        if nameless:
            raise forms.ValidationError(_("“%s” is no tag: it has no letter and no digit.") % nameless)
        if any(len(tag) > 100 for tag in tags):
            raise forms.ValidationError(_("A tag is a name, not a sentence: at most 100 characters."))
        return tags

    def has_changed(self, initial, data):
        return tags_in(initial or "") != tags_in(data or "")


def tags_in(line):
    """The names in a line, each once whatever its case; one with a comma stands in quotation marks."""
    found = (tag.strip().strip('"').strip() for tag in TAG.findall(line))
    return list({tag.casefold(): tag for tag in found if tag}.values())


class StoryForm(forms.ModelForm):
    """The working copy and where readers find it. `seen` is the revision the form was opened on."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    body = RichText(label=_("body"), required=False, max_length=LONGEST_BODY, widget=BodyEditor)
    tags = TagLine(
        required=False, help_text=_("What a reader would follow: people, places, threads. Parted by commas.")
    )

    due = LocalTimeField(label=_("due"), required=False)
    assignee = WriterField(label=_("assigned to"), required=False)
    plan_was = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = (
            "kicker", "label", "headline", "standfirst", "dateline", "body", "lead_photo", "caption", "alt",
            "section", "language", "tags", "slug", "translation_of", "catchline",
        )  # fmt: skip
        field_classes = dict.fromkeys((*LINES, "catchline"), PlainLine)
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "maxlength": 400}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "caption": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "alt": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "lead_photo": forms.NumberInput(attrs={"min": 1}),
            "translation_of": forms.NumberInput(attrs={"min": 1}),
            "language": forms.TextInput(
                attrs={"list": "languages", "size": 5, "data-rtl": " ".join(sorted(RIGHT_TO_LEFT))}
            ),
        }

    def __init__(self, data=None, *, instance, by):
        initial = {
            "seen": instance.words_number,
            "tags": _tag_line(instance),
            "due": instance.due,
            "assignee": instance.assignee_id,
            "plan_was": print_of_plan(instance.due, instance.assignee_id),
        }
        super().__init__(data, instance=instance, initial=initial)
        written_in(self, instance.language)
        if instance.pk and not instance.words_number:
            self.fields["headline"].required = False  # a plan is kept as it is, until it has words
        self.fields["assignee"].queryset = writers(also=instance.assignee_id)
        if not by.has_perm(ASSIGN):
            for name in PLAN:
                del self.fields[name]
        self.fields["section"].queryset = self.fields["section"].queryset.order_by("order", "name")
        self.fields["section"].empty_label = _("Choose a section")
        self.fields["headline"].error_messages["required"] = _("Give the story a headline.")
        self.fields["section"].error_messages["required"] = _("Choose a section.")
        self.fields["lead_photo"].queryset = Photo.objects.all()
        self.fields["lead_photo"].error_messages["invalid_choice"] = _(
            "There is no picture with this number."
        )
        # A translation may name only a story the person may read; a hand-made number finds nothing else.
        self.fields["translation_of"].queryset = Article.objects.seen_by(by)
        self.fields["translation_of"].error_messages["invalid_choice"] = _("There is no such story of yours.")
        self.fields["translation_of"].help_text = _("The number of the story this one translates.")
        self.fields["label"].required = self.fields["language"].required = False
        for name in ROUTED:
            # What the form was opened with travels with it: what nobody touched overwrites nothing.
            self.fields[name].show_hidden_initial = True
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_help"
            if name in COUNTED:
                field.widget.attrs["data-count"] = COUNTED[name]

    def _post_clean(self):
        """The instance is left alone: what was typed reaches the database through the workflow only."""

    def clean_label(self):
        return self.cleaned_data["label"] or Label.NEWS

    def clean_slug(self):
        slug = self.cleaned_data["slug"].strip().strip("/")
        if slug and not _is_slug(slug):
            raise forms.ValidationError(_("Letters, digits and hyphens, without spaces."))
        return slug

    def clean_language(self):
        code = self.cleaned_data["language"].strip().lower() or site_settings().default_language
        if code not in LANGUAGE_CODES:  # its address would begin with what is no language to the site
            raise forms.ValidationError(_("A language code: en, az, ru, pt-BR."))
        return code

    def words(self):
        """What was typed, by the names of COPY_FIELDS; a field the post left out is left as it is."""
        data = {**self.cleaned_data, "lead_photo_id": _key(self.cleaned_data["lead_photo"])}
        return {name: data[name] for name in COPY_FIELDS if name.removesuffix("_id") in self.data}

    def routing(self, everything=False):
        """What was changed (or all that was typed) of where readers find it, by the names of ROUTING."""
        data = self.cleaned_data
        data = {
            **data,
            "section_id": _key(data["section"]),
            "translation_of_id": _key(data["translation_of"]),
        }
        return {
            name: data[name]
            for name in ROUTING
            if everything or name.removesuffix("_id") in self.changed_data
        }

    def plan(self):
        """Due time and assignee, where they were typed as other than the form was opened with; else None."""
        data = self.cleaned_data
        if "plan_was" not in self.fields or "plan_was" not in self.data:
            return None
        if self.told_plan() == data["plan_was"]:
            return None
        return {"due": data["due"], "assignee": data["assignee"]}

    def told_plan(self):
        """The plan that was typed, as `plan_was` says one."""
        return print_of_plan(self.cleaned_data.get("due"), _key(self.cleaned_data.get("assignee")))

    def is_planned_by_hand(self):
        """Whether a plan was sent by someone whose form has no such fields."""
        return "plan_was" not in self.fields and any(name in self.data for name in (*PLAN, "due_date"))


def print_of_plan(due, assignee):
    """A plan as one line, to the minute: equal where nothing was changed."""
    return f"{due.astimezone(UTC):%Y-%m-%dT%H:%M}|{assignee or ''}" if due else f"|{assignee or ''}"


def _key(row):
    return row.pk if row else None


def _is_slug(text):
    return all(char.isalnum() or char in "-_" for char in text)


def _tag_line(article):
    """The story's tags as one line, a tag with a comma in it between quotation marks."""
    names = article.tags.names() if article.pk else []
    return ", ".join(f'"{name}"' if "," in name else name for name in names)


def blank_story():
    """A story that is not there yet, in the newsroom's own language."""
    return Article(language=site_settings().default_language)
