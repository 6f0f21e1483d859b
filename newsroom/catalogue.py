"""Translations as they are written (.po) and as gettext reads them (.mo); no gettext tools are needed."""

import ast
import re
import struct
from pathlib import Path

from django.conf import settings

LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) )?(".*")')

CONTEXT = "\4"  # between a text's context and the text


def languages():
    """The codes the reader pages are translated into."""
    return sorted(file.parent.parent.name for file in _folder().glob("*/LC_MESSAGES/django.po"))


def file_of(language, kind="po"):
    return _folder() / language / "LC_MESSAGES" / f"django.{kind}"


def read(text):
    """The entries of a .po file, parted by blank lines: {(msgid, its plural or None): [msgstr, …]}."""
    entries, entry, part = {}, {}, ""
    for line in [*text.splitlines(), ""]:
        found = LINE.fullmatch(line.strip())
        if found and (found[1] or part):
            part = found[1] or part
            entry[part] = entry.get(part, "") + ast.literal_eval(found[2])
        elif not line.strip():
            _keep(entries, entry)
            entry, part = {}, ""
    return entries


def packed(entries):
    """The bytes of a .mo file: the msgids in order, then what each is in the language."""
    pairs = []
    for (one, many), said in entries.items():
        if all(said):
            key = one if many is None else f"{one}\0{many}"
            pairs.append((key.encode(), "\0".join(said).encode()))
    pairs.sort()
    start = 28 + 16 * len(pairs)
    texts, keys, values = b"", b"", b""
    for index, place in ((0, "keys"), (1, "values")):
        table = b""
        for pair in pairs:
            table += struct.pack("<II", len(pair[index]), start + len(texts))
            texts += pair[index] + b"\0"
        keys, values = (table, values) if place == "keys" else (keys, table)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + keys + values + texts


def _folder():
    return Path(settings.BASE_DIR) / "locale"


def _keep(entries, entry):
    if "msgid" in entry:
        said = [entry[part] for part in sorted(entry) if part.startswith("msgstr")]
        one = entry["msgctxt"] + CONTEXT + entry["msgid"] if "msgctxt" in entry else entry["msgid"]
        entries[one, entry.get("msgid_plural")] = said
