"""Contrast of two colours by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), from 1 to 21."""

LEAST = 4.5


def contrast(one, other):
    """The ratio for two colours like #0a5c5a."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
