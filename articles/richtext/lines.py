import re
import unicodedata

# Marks that reorder what stands around them; plain left-to-right and right-to-left marks stay.
OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
SURROGATES = re.compile(r"[\ud800-\udfff]")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def safe(text):
    """`text` as a database and a page can hold it: no NUL or other controls, no lone surrogates, NFC."""
    return unicodedata.normalize("NFC", CONTROLS.sub("", SURROGATES.sub("", text)))


def plain_line(text):
    """One line of plain text: no controls, no bidi overrides, white space folded."""
    return " ".join(safe(text).translate(OVERRIDES).split())


def plain_text(text):
    """Plain text of several lines, at most one blank line between paragraphs."""
    lines = [" ".join(line.split()) for line in safe(text).translate(OVERRIDES).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
