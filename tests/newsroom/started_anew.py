"""A site whose loading is in the hands of a test: the file at $LOADING holds seconds, or `never`.

Each answer is the number of the process.
"""

import os
import time
from pathlib import Path

how = Path(os.environ["LOADING"]).read_text()
if how == "never":
    raise ImportError("a bad release")
time.sleep(float(how))


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
