"""One story of the demonstration as its file tells it: which words stood when, and what became of it."""

from dataclasses import dataclass
from datetime import timedelta

from articles.models import COPY_FIELDS

LIVE = {"live", "live_changed", "withdrawn", "expired", "scheduled"}
WORDS = ("kicker", "label", "headline", "standfirst", "body", "dateline", "caption", "alt")


@dataclass
class Save:
    """Words as saved at a time; `live` says whether readers got them from then on."""

    words: dict
    at: object
    live: bool = False
    what_changed: str = ""


class Script:
    """What a story's TOML says, with hours before `now` turned into times."""

    def __init__(self, data, now, photos):
        self.data, self.now, self.photos = data, now, photos
        self.state, self.desk = data["state"], data.get("desk", {})
        self.saves = self._saves()

    def time(self, hours):
        return self.now - timedelta(hours=hours)

    def _saves(self):
        """Oldest first: saves of the copy, versions readers had, the last words, a changed working copy."""
        data = self.data
        saves = [Save(self._words(one), self.time(one["hours_ago"])) for one in data.get("saves", [])]
        placed = self.state in LIVE
        for one in data.get("earlier", []):
            saves.append(
                Save(self._words(one), self.time(one["hours_ago"]), placed, one.get("what_changed", ""))
            )
        last = self.time(data["hours_ago"])
        saves.append(Save(self._words({}), last, placed, data.get("what_changed", "")))
        if "working" in data:
            changed = self._words(data["working"])
            saves.append(Save(changed, self.now - (self.now - last) / 3))
        return sorted(saves, key=lambda save: save.at)

    def _words(self, changed):
        told = {**self.data, **changed}
        words = {name: told.get(name, "") for name in WORDS}
        words["label"] = told.get("label", "news")
        words["body"] = self._with_photo_ids(words["body"])
        photo = self.photos.get(told.get("photo"))
        words["lead_photo_id"] = photo.pk if photo else None
        return {name: words[name] for name in COPY_FIELDS}

    def _with_photo_ids(self, body):
        for key, photo in self.photos.items():
            body = body.replace(f'data-photo="{key}"', f'data-photo="{photo.pk}"')
        return body
