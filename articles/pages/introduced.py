"""What readers are told of correspondents, in the language of their page."""

from newsroom.said_in import mark_of, marked_in, said_in


def introduced(people, language):
    """Adds to each correspondent of `people` `told`: role and bureau as HTML within a line, and biography
    and disclosures as `words` and the `mark` of the element they stand in; returns them."""
    for person in people:
        person.told = {field: marked_in(person, field, language) for field in ("role", "bureau")}
        person.told |= {
            field: {"words": said_in(person, field, language), "mark": mark_of(person, field, language)}
            for field in ("biography", "disclosures")
        }
    return people
