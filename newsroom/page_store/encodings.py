"""The forms in which a page is sent: brotli, gzip, or as it is."""

import zlib

import brotli

AS_IT_IS = "identity"
BEST_FIRST = ("br", "gzip", AS_IT_IS)
GZIP = 16 + zlib.MAX_WBITS


def best_for(accepted):
    """The form for a reader whose `Accept-Encoding` that is; None if they want none that we have."""
    wanted = dict(_read(part) for part in accepted.lower().split(",")[:20] if part.strip())
    rest = wanted.get("*")
    for name in ("br", "gzip"):
        if wanted.get(name, wanted.get("x-gzip") if name == "gzip" else None) or (
            name not in wanted and rest
        ):
            return name
    refused = wanted.get(AS_IT_IS, rest if rest is not None else 1.0) == 0
    return None if refused else AS_IT_IS


def encode(body, encoding):
    """`body` in that form. A story of 50 KB takes a millisecond and a half, once, and then fits the ten
    packets that a server sends before it waits for an answer: a trip less for the reader (`make audit`)."""
    if encoding == "br":
        return brotli.compress(body, quality=5)
    if encoding == "gzip":
        packing = zlib.compressobj(6, zlib.DEFLATED, GZIP)
        return packing.compress(body) + packing.flush()
    return body


def decode(body, encoding):
    if encoding == "br":
        return brotli.decompress(body)
    return zlib.decompress(body, GZIP) if encoding == "gzip" else body


def _read(part):
    name, _semicolon, quality = part.partition(";")
    quality = quality.strip().removeprefix("q=")
    try:
        weight = float(quality) if quality else 1.0
    except ValueError:
        weight = 0.0
    return name.strip(), weight if 0 < weight <= 1 else 0.0
