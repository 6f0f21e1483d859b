"""What readers are told of correspondents, in the language of their page."""

import re

from newsroom.said_in import mark_of, marked_in, said_in


def introduced(people, language):
    """Adds to each correspondent of `people` `told`: role, bureau and `where` (the bureau, unless the role
    names it) as HTML within a line, and biography and disclosures as `words` and the `mark` of the element
    they stand in; returns them."""
    for person in people:
        person.told = {field: marked_in(person, field, language) for field in ("role", "bureau")}
        person.told |= {
            field: {"words": said_in(person, field, language), "mark": mark_of(person, field, language)}
            for field in ("biography", "disclosures")
        }
        named = any(role_names(place, person, language) for place in _bureaus(person, language))
        person.told["where"] = "" if named else person.told["bureau"]
    return people


def role_names(place, person, language):
    """Whether the role says the place, in any case: a Washington correspondent is in Washington."""
    role = said_in(person, "role", language).casefold()
    return bool(place) and re.search(rf"\b{re.escape(place.casefold())}", role) is not None


def _bureaus(person, language):
    return person.bureau, said_in(person, "bureau", language)
