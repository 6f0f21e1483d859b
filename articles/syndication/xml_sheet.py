"""XML written element by element, escaped, without the letters that XML has not."""

from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator

from articles.richtext import storable


class XmlSheet:
    """A document in the making; `written()` gives its bytes."""

    def __init__(self):
        self._file = StringIO()
        self._xml = XMLGenerator(self._file, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def inside(self, name, **attributes):
        """What is written in the block stands inside the element `name`."""
        self._start(name, attributes)
        yield
        self._xml.endElement(name)

    def one(self, name, text="", **attributes):
        """An element with nothing but `text`; a colon in an attribute's name is written `__`."""
        self._start(name, attributes)
        self._xml.characters(storable(str(text)))
        self._xml.endElement(name)

    def written(self):
        self._xml.endDocument()
        return self._file.getvalue().encode()

    def _start(self, name, attributes):
        given = {key.replace("__", ":"): storable(str(value)) for key, value in attributes.items()}
        self._xml.startElement(name, given)
