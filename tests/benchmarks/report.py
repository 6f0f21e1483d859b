"""The table, the lines that must hold, and the comparison with the run before."""

import json
import os
import time

# What must hold: a name, the figure, the limit it is a ratio to (or none), and the least or most it may be.
AT_LEAST = (
    ("a kept story, random, to (a)", "story, random @16", "(a) story @16", 0.6),
    ("a kept story, random, to (b)", "story, random @16", "(b) Django view @16", 4),
    ("a kept front page, to (a)", "front @16", "(a) front @16", 0.6),
    ("a kept section page, to (a)", "section @16", "(a) section @16", 0.6),
    ("304, to the same request sent anew", "story, 304 @16", "story, other tag @16", 1),
    ("publishing, to undisturbed", "mix, publishing @16", "mix, undisturbed @16", 0.5),
)
AT_MOST = (
    ("start to first answer, s", 2),
    ("memory of a process, MB", 150),
    ("stale for more than a second", 0),
    ("stale, 99 of 100, s", 0.2),
)
COLD = ("cold story pages a second", 300)


def show(figures, file):
    """Prints it all and writes `file`; 0 where everything holds, 1 where something does not."""
    before = json.loads(file.read_text()) if file.exists() else {}
    _table(figures, before.get("figures", {}))
    missed = [line for line, holds in _lines(figures) if not holds]
    print(f"\n{'must hold':44}{'is':>10}{'limit':>12}")
    for line, holds in _lines(figures):
        print(f"{line}{'' if holds else '   MISSED'}")
    when = {"at": time.strftime("%Y-%m-%d %H:%M"), "load": os.getloadavg()}
    print(f"\nload of the machine at the end: {when['load'][0]:.1f}; figures in {file}")
    if before:
        print(f"compared with the run of {before['at']} (load {before['load'][0]:.1f})")
    file.write_text(json.dumps({**when, "figures": figures}, indent=1))
    return 1 if missed else 0


def _table(figures, before):
    print(f"\n{'':30}{'a second':>10}{'to (a)':>8}{'p50 ms':>9}{'p99 ms':>9}{'failed':>8}{'before':>9}")
    for name, row in figures.items():
        was = before.get(name, {})
        if "value" in row:
            change = f"{was['value']:>9.2f}" if "value" in was else ""
            print(f"{name:30}{row['value']:>10.2f}{'':34}{change}")
            continue
        limit = figures.get(_limit_of(name))
        ratio = f"{row['rate'] / limit['rate']:>8.2f}" if limit else " " * 8
        change = f"{100 * (row['rate'] / was['rate'] - 1):>+8.0f}%" if was.get("rate") else ""
        times = f"{row['p50']:>9.2f}{row['p99']:>9.2f}{row['failed']:>8}"
        print(f"{name:30}{row['rate']:>10.0f}{ratio}{times}{change}")


def _limit_of(name):
    kind, _at, connections = name.partition(" @")
    kind = kind.partition(",")[0] if not kind.endswith("304") else "304"
    return f"(a) {'story' if kind.startswith(('(', 'search', 'mix')) else kind} @{connections}"


def _lines(figures):
    for name, one, other, least in AT_LEAST:
        ratio = figures[one]["rate"] / figures[other]["rate"]
        yield f"{name:44}{ratio:>10.2f}{'at least':>9} {least}", ratio >= least
    slowest, limit = figures["story, random @16"]["p99"], 3 * figures["(a) story @16"]["p99"]
    yield f"{'p99 of a kept story, ms':44}{slowest:>10.2f}{'at most':>9} {limit:.2f}", slowest <= limit
    name, least = COLD
    yield f"{name:44}{figures[name]['value']:>10.0f}{'at least':>9} {least}", figures[name]["value"] >= least
    for name, most in AT_MOST:
        value = figures[name]["value"]
        yield f"{name:44}{value:>10.2f}{'at most':>9} {most}", value <= most
    failed = sum(row.get("failed", 0) for row in figures.values())
    yield f"{'answers that were none':44}{failed:>10}{'at most':>9} 0", not failed
