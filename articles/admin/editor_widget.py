"""The one place that names the editor of bodies: another editor is another widget here.

Nothing relies on what it filters; articles.richtext does that for every way in.
"""

from ckeditor.widgets import CKEditorWidget
from django.templatetags.static import static
from django.urls import reverse

CONFIG = {
    "toolbar": [
        ["Format"],
        ["Bold", "Italic", "Link", "Unlink"],
        ["BulletedList", "NumberedList", "Blockquote"],
        ["NewsroomPicture", "Table"],
        ["Undo", "Redo", "Source"],
    ],
    "format_tags": "p;h2;h3",
    "width": "100%",
    "height": 480,
    "entities": False,
    "basicEntities": True,
    "extraPlugins": "newsroompicture",
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


class BodyEditor(CKEditorWidget):
    """CKEditor with the newsroom's few tools, whose page looks like the published one."""

    def __init__(self, attrs=None):
        super().__init__(template_name="desk/_body_editor.html", attrs=attrs)
        self.config = dict(CONFIG)

    def get_context(self, name, value, attrs):
        self.config["contentsCss"] = [static("desk/css/contents.css")]
        self.config["newsroomThumb"] = reverse("admin:articles_photo_thumb", args=[0])
        self.config["newsroomIcon"] = static("desk/img/picture.svg")
        folder, _, file = static("desk/js/body-picture.js").rpartition("/")
        self.external_plugin_resources = (("newsroompicture", f"{folder}/", file),)
        return super().get_context(name, value, attrs)


def rich_settings():
    """(settings, plugins) of the editor as JSON, for a page that makes editors of its own."""
    widget = BodyEditor().get_context("", "", {})["widget"]
    return widget["config"], widget["external_plugin_resources"]
