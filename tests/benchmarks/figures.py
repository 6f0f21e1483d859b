"""A figure of a large archive, the limits that hold it, and the table of all sizes."""

from dataclasses import asdict, dataclass

TIMES = 1.5
ALIKE = {"read", "list"}  # may cost TIMES at most what it does in the smallest archive


@dataclass
class Figure:
    """A cost: milliseconds of CPU, median and 95th percentile, or megabytes."""

    name: str
    kind: str
    cost: float
    p95: float | None = None

    as_dict = asdict

    def held(self):
        """What its limit is a limit of: of a search and a choice all but one in twenty keep it."""
        return self.p95 if self.kind in ("search", "choose") else self.cost


def limit(kind, stories):
    """The most that a figure may be in an archive of so many stories; None for no limit."""
    return {
        "read": 1,
        "search": 30 if stories <= 100_000 else 100,
        "choose": 50 if stories <= 10_000 else 200,
        "memory": 300,
        "desk": 300,
        "sitemap": 1000,
        "feed": 1000,
    }.get(kind)


def p95(values):
    return sorted(values)[round(0.95 * (len(values) - 1))]


def show(sizes):
    """Prints `{stories: [Figure]}` as one table; returns what missed its limit, a line each."""
    smallest, missed = min(sizes), []
    names = {one.name: one.kind for figures in sizes.values() for one in figures}
    print(f"\n{'CPU ms: median, 95 of 100':44}" + "".join(f"{size:>22,}" for size in sorted(sizes)))
    for name, kind in names.items():
        found = {size: one for size in sorted(sizes) for one in sizes[size] if one.name == name}
        line = f"{name:44}"
        for size, one in found.items():
            most, faults = limit(kind, size), []
            if most is not None and one.held() > most:
                faults.append(f"{one.held():.2f} is above {most}")
            times = one.cost / max(found[smallest].cost, 1e-9) if smallest in found else 1
            if kind in ALIKE and times > TIMES:
                faults.append(f"{times:.2f} times the smallest, above {TIMES}")
            missed += [f"{name} at {size:,}: {fault}" for fault in faults]
            line += f"{_cell(one, times if size != smallest else None):>21}{'!' if faults else ' '}"
        print(line)
    return missed


def _cell(one, times):
    ratio = f"  ×{times:.2f}" if times and one.kind != "memory" else ""
    return f"{one.cost:.1f}" + (f" {one.p95:.1f}" if one.p95 is not None else "") + ratio
