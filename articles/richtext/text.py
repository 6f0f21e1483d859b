import re
from html import escape, unescape
from math import ceil

BLOCK_END = re.compile(r"</(p|h[1-6]|li|blockquote|figcaption|caption|tr|ul|ol|table|figure|pre)>|<(br|hr)>")
CELL_END = re.compile(r"</t[dh]>")
TAG = re.compile(r"<[^<>]*>")
WORD = re.compile(r"[\w’'-]*\w[\w’'-]*")
# Scripts without spaces, with how many of their letters take as long to read as a word.
UNSPACED = {
    re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"): 2,
    re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"): 4,
}
PHOTO = re.compile(r'<figure[^>]*\bdata-photo="(\d+)"')
FIGURE = re.compile(r"<figure\b[^>]*>")
ALT = re.compile(r'\bdata-alt="([^"]*)"')


def to_text(html):
    """The words of sanitised `html`, a line for each block, entities decoded."""
    text = TAG.sub("", CELL_END.sub("\t", BLOCK_END.sub("\n", html)))
    lines = (line.strip() for line in unescape(text).splitlines())
    return "\n".join(line for line in lines if line)


def from_text(text):
    """Plain text as HTML: paragraphs parted by a blank line, runs of lines that begin with "- " as lists."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    html, items = [], []
    for lines in ([line.strip() for line in block.splitlines() if line.strip()] for block in blocks):
        if lines and all(line.startswith("- ") for line in lines):
            items += lines
            continue
        html += _list(items) + ([f"<p>{'<br>'.join(map(_escaped, lines))}</p>"] if lines else [])
        items = []
    return "\n".join(html + _list(items))


def _list(items):
    return ["<ul>" + "".join(f"<li>{_escaped(item[2:])}</li>" for item in items) + "</ul>"] if items else []


def _escaped(line):
    return escape(line, quote=False)


def word_count(html):
    """How many words readers read: runs of letters and digits; letters of scripts without spaces."""
    text, words = to_text(html), 0
    for script, letters in UNSPACED.items():
        text, found = script.subn(" ", text)
        words += ceil(found / letters)
    return words + len(WORD.findall(text))


def photo_ids(html):
    """The ids of the pictures in a body, in order, each once."""
    return list(dict.fromkeys(int(found) for found in PHOTO.findall(html)))


def figures(html):
    """(picture's id, its own alt text or "") of each picture in a body, in order."""
    found = ((PHOTO.match(tag), ALT.search(tag)) for tag in FIGURE.findall(html))
    return [(int(photo[1]), unescape(alt[1]) if alt else "") for photo, alt in found if photo]
