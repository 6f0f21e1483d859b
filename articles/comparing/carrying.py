"""A paragraph that one moved and the other changed: the change goes along, and nothing stands there twice."""


def carry(base, theirs, mine, hers, own):
    """Bring moves and changes of the same unit together, in the lists of units and in what became of them.

    `hers` and `own` say what became of each unit of the base. Where both moved one, it stands where
    the other put it.
    """
    her_moves, my_moves = _moves(base, theirs, hers), _moves(base, mine, own)
    for i, k in my_moves.items():
        if i in her_moves:
            own.before = [[j for j in slot if j != k] for slot in own.before]
    _along(base, theirs, mine, own, {i: j for i, j in her_moves.items() if i not in my_moves})
    _along(base, mine, theirs, hers, {i: j for i, j in my_moves.items() if i not in her_moves})


def _moves(base, other, became):
    """Which unit of the base stands, with the same words, among what was put in elsewhere."""
    came = {}
    for j in (j for slot in became.before for j in slot):
        came.setdefault(other[j].key, []).append(j)
    gone = (i for i, j in enumerate(became.unit) if j is None and base[i].key)
    return {i: came[base[i].key].pop(0) for i in gone if came.get(base[i].key)}


def _along(base, moved, changed, became, moves):
    """`moved` has elsewhere what `changed` wrote anew in its old place: the words go where it went."""
    for i, j in moves.items():
        at = became.unit[i]
        if at is not None and changed[at].html != base[i].html and moved[j].html == base[i].html:
            moved[j] = changed[at]
            became.unit[i] = None
