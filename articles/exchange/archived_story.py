from dataclasses import dataclass, field
from datetime import datetime

from articles.states import Label


@dataclass
class ArchivedStory:
    """A story that was published once, ready to be shelved: cleaned words, names not yet rows."""

    headline: str
    body: str
    published: datetime
    external_id: str | None = None
    standfirst: str = ""
    kicker: str = ""
    label: str = Label.NEWS
    dateline: str = ""
    section: str = ""
    language: str = "en"
    slug: str = ""
    tags: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    translation_of: str | None = None
    source: str = ""
    source_url: str = ""
    licence: str = ""
    reviews: list[dict] = field(default_factory=list)
    words: int | None = None  # how many, where that is known without counting
