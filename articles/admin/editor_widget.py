"""The one place that names the editor of bodies: another editor is another widget here.

Nothing relies on what it filters; articles.richtext does that for every way in.
"""

from ckeditor.widgets import CKEditorWidget
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PLUGINS = {"newsroompicture": "body-picture.js", "newsroomembed": "body-embed.js"}
CONFIG = {
    "toolbar": [
        ["Format", "Styles"],
        ["Bold", "Italic", "Link", "Unlink"],
        ["BulletedList", "NumberedList", "Blockquote"],
        ["NewsroomPicture", "NewsroomAlt", "NewsroomEmbed", "Table"],
        ["Undo", "Redo", "Source"],
    ],
    "format_tags": "p;h2;h3",
    "stylesSet": [
        {"name": "Who said it (in a quote)", "element": "cite"},
        {"name": "Raised", "element": "sup"},
        {"name": "Lowered", "element": "sub"},
    ],
    "width": "100%",
    "height": 480,
    "entities": False,
    "basicEntities": True,
    "extraPlugins": ",".join(PLUGINS),
    "removePlugins": (
        "scayt,wsc,exportpdf,flash,iframe,forms,smiley,uploadimage,uploadwidget,image,image2,embed,about,"
        "codesnippetgeshi,preview,div,save,newpage,font,colorbutton,language,print,elementspath"
    ),
    # Whatever a stored body may hold: what the editor does not know it drops, though nobody touched it.
    "allowedContent": (
        "p h2 h3 h4 blockquote strong em u s sub sup cite code ul li br hr; ol[start,reversed]; abbr[title]; "
        "a[!href,title,rel,hreflang]; figure[data-photo,data-alt,data-embed]; figcaption; img[!src,alt]; "
        "table caption thead tbody tfoot tr; td th[colspan,rowspan,scope]; *[lang,dir]"
    ),
    "disallowedContent": "script style iframe *[on*]{*}",
    "disableNativeSpellChecker": False,
    "title": "Body",
}
WORDS = {
    "alt": _("Alt text of this picture"),
    "altLabel": _("What someone who cannot see it needs to know, in this story"),
    "altHelp": _("Empty, it is as the library says."),
    "embed": _("Post or film from elsewhere"),
    "embedAddress": _("Its address, or the code to embed it"),
    "embedCaption": _("What it is, as the link says: Video: the spillway opens"),
    "embedHelp": _(
        "YouTube, Vimeo, X, Telegram, Instagram, Facebook and SoundCloud are shown in the story once the "
        "reader asks; any other address is a link. Nothing is loaded from there before."
    ),
    "embedNone": _("There is no address in it: it should begin with https://"),
}


class BodyEditor(CKEditorWidget):
    """CKEditor with the newsroom's few tools, whose page looks like the published one."""

    def __init__(self, attrs=None):
        super().__init__(template_name="desk/_body_editor.html", attrs=attrs)
        self.config = dict(CONFIG)

    def get_context(self, name, value, attrs):
        spoken = {
            "contentsLanguage": self.attrs.get("lang", ""),
            "contentsLangDirection": self.attrs.get("dir", "ltr"),
        }
        self.config = {**self.config, **spoken}  # of this form: a copied widget shares what it began with
        self.config["contentsCss"] = [static("desk/css/contents.css")]
        self.config["newsroomThumb"] = reverse("admin:articles_photo_thumb", args=[0])
        self.config["newsroomIcon"] = static("desk/img/picture.svg")
        self.config["newsroomAltIcon"] = static("desk/img/alt.svg")
        self.config["newsroomEmbedIcon"] = static("desk/img/embed.svg")
        self.config["newsroomWords"] = {name: str(text) for name, text in WORDS.items()}
        self.external_plugin_resources = tuple(
            (plugin, f"{folder}/", file)
            for plugin, script in PLUGINS.items()
            for folder, _slash, file in [static(f"desk/js/{script}").rpartition("/")]
        )
        return super().get_context(name, value, attrs)


def rich_settings():
    """(settings, plugins) of the editor as JSON, for a page that makes editors of its own."""
    widget = BodyEditor().get_context("", "", {})["widget"]
    return widget["config"], widget["external_plugin_resources"]
