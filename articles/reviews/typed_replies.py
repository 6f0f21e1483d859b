"""What moderators typed and did not save, replies and a reason: kept in their session until the page with its
field comes again. One form holds many boxes, and each of its buttons sends them all."""

from articles.richtext import plain_text
from newsroom.numbers import row_number

KEY, MOST = "typed replies", 20
REASON, LONGEST_REASON = "typed reason", 1000


def keep_typed(request, saved, refused):
    """Keep what was sent beside the decision, but for replies to the reviews numbered in `saved`."""
    kept = request.session.get(KEY, {})
    for field, text in request.POST.items():
        number = row_number(field.removeprefix("reply-")) if field.startswith("reply-") else 0
        if not number:
            continue
        was = request.POST.get(f"was-{number}")
        changed = was is not None and plain_text(text) != plain_text(was)
        if number not in saved and (changed or number in refused):
            kept[str(number)] = text
        else:
            kept.pop(str(number), None)
    request.session[KEY] = dict(list(kept.items())[-MOST:])


def give_typed(request, reviews):
    """Each of `reviews` with what was `typed` for it, which is then forgotten here, or None."""
    kept = request.session.get(KEY, {})
    for review in reviews:
        review.typed = kept.pop(str(review.pk), None)
        request.session.modified |= review.typed is not None


def keep_reason(request):
    """Keep the reason that was refused, and for which reviews it was given."""
    typed = request.POST
    request.session[REASON] = {
        "picked": typed.get("reason", "")[:LONGEST_REASON],
        "own": typed.get("reason-own", "").replace("\0", "")[:LONGEST_REASON],
        "chosen": [number for number in map(row_number, typed.getlist("chosen")) if number][:MOST],
    }


def give_reason(request):
    """The refused page's `picked` and `own` reason and the reviews `chosen`; then forgotten here."""
    return request.session.pop(REASON, {})
