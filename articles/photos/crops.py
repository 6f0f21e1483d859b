"""The shapes readers and machines get of a picture, and where each is cut from it."""

from articles.models.photo import CLASSIC, SHARE, SQUARE, WHOLE, WIDE

# Width to height; WHOLE has the picture's own.
RATIOS = {WIDE: 16 / 9, CLASSIC: 4 / 3, SQUARE: 1.0, SHARE: 1200 / 630}
WIDTHS = {
    WIDE: (320, 640, 960, 1280, 1920),
    WHOLE: (320, 640, 960, 1280, 1920),
    CLASSIC: (640, 1200),  # for search engines and partners
    SQUARE: (160, 320, 640, 1200),
    SHARE: (1200,),  # for links that are shared
}
NEAR = 0.01  # a picture this near to 16:9 is whole in that crop


def crop_box(width, height, ratio, focal_x, focal_y):
    """(left, top, right, bottom) of the largest box of `ratio` in the picture, as near to centred on the
    focal point (0 to 1 across and down) as the edges allow."""
    wide, high = min(width, height * ratio), min(height, width / ratio)
    left = min(max(focal_x * width - wide / 2, 0), width - wide)
    top = min(max(focal_y * height - high / 2, 0), height - high)
    return round(left), round(top), round(left + wide), round(top + high)


def widths_of(crop, most):
    """The widths made of a cut `most` wide: nothing is made larger than it came."""
    return [width for width in WIDTHS[crop] if width <= most] or [most]


def is_wide(width, height):
    return abs(width / height / RATIOS[WIDE] - 1) <= NEAR
