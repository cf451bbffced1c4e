"""`python -m tests.bench.lighthouse`: npm's Lighthouse on the start page, a workspace, a share page.

`make lighthouse` installs it below var/ and runs this. Prints a table; exits with 1 where a score
is below 95. `--reports FOLDER` keeps the reports.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.bench.share_page import make_share
from tests.browser.conftest import ARGUMENTS, PAGE
from tests.integration.stack import ROOT, Stack, running_stack

PROGRAM = ROOT / "var" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
DEADLINE = 180  # seconds for one page
ENOUGH = 95  # of 100


def pages_of(browser: Browser, stack: Stack) -> dict[str, tuple[str, str]]:
    """Address and cookies of each page."""
    page = browser.new_page()
    link = make_share(page, stack)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    return {
        "home": (stack.origin, ""),
        "workspace": (page.url, cookies),
        "share page": (link, ""),
    }


def audit(address: str, cookies: str, desktop: bool, report: Path) -> dict[str, Any]:
    command = [
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox",
        f"--extra-headers={json.dumps({'Cookie': cookies} if cookies else {})}",
        *(["--preset=desktop"] if desktop else []),
    ]
    environment = {"CHROME_PATH": shutil.which("chromium") or "/usr/bin/chromium", **os.environ}
    subprocess.run(command, check=True, timeout=DEADLINE, env=environment)
    return dict(json.loads(report.read_text()))


def scores(report: dict[str, Any]) -> list[int]:
    return [round(100 * (report["categories"][one]["score"] or 0)) for one in CATEGORIES]


def shortfalls(report: dict[str, Any]) -> list[str]:
    """What cost points."""
    weighted = {
        ref["id"]
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"]
    }
    return [
        f"{audit['id']} {audit['score']} {audit.get('displayValue', '')}"
        for audit in report["audits"].values()
        if audit["id"] in weighted and audit["score"] is not None and audit["score"] < 0.9
    ]


def run(pages: dict[str, tuple[str, str]], folder: Path) -> bool:
    """Whether every score is high enough."""
    print("| page | size | performance | accessibility | best practices |")
    print("|---|---|---|---|---|")
    enough = True
    for name, (address, cookies) in pages.items():
        for size in ("phone", "desktop"):
            path = folder / f"{name.replace(' ', '-')}-{size}.json"
            report = audit(address, cookies, size == "desktop", path)
            found = scores(report)
            print(f"| {name} | {size} | {' | '.join(map(str, found))} |", flush=True)
            if min(found) < ENOUGH:
                enough = False
                print("\n".join(shortfalls(report)), file=sys.stderr)
    return enough


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path)
    arguments = parser.parse_args()
    script = {"match": "", "text": f"```html\n{PAGE}```\n", "tokens_per_second": 3000}
    with (
        tempfile.TemporaryDirectory() as name,
        running_stack(Path(name), [script]) as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        pages = pages_of(browser, stack)
        browser.close()
        folder = arguments.reports or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        enough = run(pages, folder)
    sys.exit(0 if enough else 1)


if __name__ == "__main__":
    main()
