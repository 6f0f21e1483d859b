"""A running site's artefacts, fetched over HTTP and held against the published rules of each format.

Nothing here reads what writes them: rules and constants are told once more, from the formats' own pages.
A judge takes an Answer and yields what is wrong with it, each as a sentence; one that begins with ADVICE
is worth doing and breaks no rule.
"""

ADVICE = "advice: "
