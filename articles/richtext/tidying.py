"""The house's form of a body that is already safe; what comes in is as the cleaner wrote it."""

import re

from .allowed import RENAMED

FOREIGN = re.compile(rf"<(/?)({'|'.join(sorted(RENAMED, key=len, reverse=True))})(?=[ >])")
BLANK = r"(?:\s|&nbsp;|<br>|</?(?:strong|em|u|s|sub|sup|code|cite|a|abbr)(?: [^>]*)?>)*"
EMPTY = re.compile(
    rf"<(p|h2|h3|h4|li|ul|ol|blockquote|figcaption)(?: [^>]*)?>{BLANK}</\1>\s*|<figure>\s*</figure>\s*"
)
LEFT_OVER = re.compile(r"<(strong|em|u|s|sub|sup|code|cite|abbr|a)(?: [^>]*)?></\1>")
LOST_CAPTION = re.compile(r"<figure>\s*<figcaption>(.*?)</figcaption>\s*</figure>", re.DOTALL)
BLOCK = re.compile(r"<(?:p|h[234]|hr|blockquote|ul|ol|li|figure|table|figcaption)\b")


def tidy(html):
    """Foreign tags under our names, a caption without its picture as a paragraph, nothing empty."""
    html = FOREIGN.sub(lambda match: f"<{match[1]}{RENAMED[match[2]]}", html)
    html = html.replace("<a>", "")  # its end is dropped by the next cleaning
    html = LOST_CAPTION.sub(r"<p>\1</p>", html)
    while (tidier := EMPTY.sub("", LEFT_OVER.sub("", html))) != html:
        html = tidier
    html = html.strip()
    if html and not BLOCK.search(html):
        return f"<p>{html}</p>"
    return html
