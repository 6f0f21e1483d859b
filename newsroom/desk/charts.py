"""Thirty days drawn by the server: where each bar and mark stands, in the units of the picture."""

from dataclasses import dataclass
from math import ceil, log10

from django.utils.formats import date_format

WIDTH, LEFT, RIGHT = 430, 34, 52
TOP, HEIGHT, GAP = 10, 66, 20
HOURS_HEIGHT = 152
STEPS = (1, 2, 3, 4, 5, 6, 8, 10)
NAMED = (1, 8, 15, 22)


@dataclass
class Scale:
    """From 0 at `bottom` to `most` at `top`, with the ticks between."""

    most: float
    top: float
    height: float
    parts: int = 2

    @property
    def bottom(self):
        return self.top + self.height

    def y(self, value):
        return round(self.bottom - self.height * min(value, self.most) / self.most, 1)

    @property
    def ticks(self):
        """(y, label) from the lowest above 0 to the top."""
        values = [self.most * part / self.parts for part in range(1, self.parts + 1)]
        return [(self.y(value), f"{value:g}") for value in values]


def bars_of(days):
    """Stories and reviews as two rows of bars over one line of dates."""
    stories = Scale(_nice(max(day.stories for day in days)), TOP, HEIGHT)
    reviews = Scale(_nice(max(day.reviews for day in days)), TOP + HEIGHT + GAP, HEIGHT)
    return {
        **_frame(days, reviews.bottom),
        "rows": [
            _bars(days, stories, "stories", "solid"),
            _bars(days, reviews, "reviews", "open"),
        ],
    }


def hours_of(days):
    """A square a day at the median, on a line from the hour that one of ten beat to that nine of ten did."""
    longest = max((day.spread[1] for day in days if day.hours), default=1)
    scale = Scale(_nice(longest, parts=4), TOP, HOURS_HEIGHT, parts=4)
    marks = [
        {
            "x": _middle(place),
            "y": round(scale.y(day.median) - 3.5, 1),
            "left": _middle(place) - 3.5,
            "from": scale.y(day.spread[0]),
            "to": scale.y(day.spread[1]),
            "is_last": place == len(days) - 1,
        }
        for place, day in enumerate(days)
        if day.hours
    ]
    return {**_frame(days, scale.bottom), "scale": scale, "marks": marks}


def _frame(days, bottom):
    names = [(_middle(place), date_format(days[place].date, "j M")) for place in NAMED]
    return {
        "width": WIDTH, "height": round(bottom + 22), "left": LEFT, "end": WIDTH - RIGHT, "bottom": bottom,
        "names": names, "below": bottom + 16, "last": _middle(len(days) - 1), "beside": WIDTH - RIGHT + 6,
    }  # fmt: skip


def _bars(days, scale, name, kind):
    bars = []
    for place, day in enumerate(days):
        value = getattr(day, name)
        y = scale.y(value)
        bars.append(
            {
                "x": round(_middle(place) - 4.5, 1),
                "y": y,
                "height": round(scale.bottom - y, 1),
                "kind": "now" if place == len(days) - 1 else "rest" if day.date.weekday() > 4 else kind,
            }
        )
    return {"name": name, "kind": kind, "scale": scale, "bars": bars, "today": getattr(days[-1], name)}


def _middle(place):
    slot = (WIDTH - LEFT - RIGHT) / 30
    return round(LEFT + slot * (place + 0.5), 1)


def _nice(value, parts=2):
    """The least round number, in `parts` round parts, that `value` fits under."""
    part = max(value, 1) / parts
    size = 10 ** int(log10(part)) if part >= 1 else 1
    step = next(step for step in STEPS if step * size >= part)
    return ceil(step * size * parts)
