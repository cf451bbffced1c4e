"""`python -m tests.bench.preview`: what the browser makes of a page that is being written.

A real Chromium in the workspace, the scripted engine behind the real stack. For pages of several
lengths: milliseconds from the first text of the page in the browser to the first visible content,
how often the preview was blank again after that, how many frames were loaded, how often the page's
script ran, and the workspace's script time per kilobyte, which does not grow with the length
where the work is linear.
"""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.integration.stack import Stack, running_stack

SIZES = (5, 50, 500)  # KB
ROUNDS = 3
KB_PER_SECOND = 40.0
# In the workspace: when text of the page arrives, when something of it shows, when it is gone again.
WATCH = """
(() => {
  window.seen = { first: 0, painted: 0, blank: 0 };
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message && message.type === 'write') window.seen.first ||= performance.now();
    return post.call(this, message, ...rest);
  };
  const look = () => {
    const frame = document.querySelector('preview-frame');
    if (frame?.dataset.painted) window.seen.painted ||= performance.now();
    if (window.seen.painted && !frame?.querySelector('iframe')) window.seen.blank += 1;
    requestAnimationFrame(look);
  };
  look();
})();
"""


def page_of(kilobytes: int) -> str:
    line = "<p>Line {number} of a page that is being written, as long as a line is.</p>\n"
    lines: list[str] = []
    size = 0
    while size < kilobytes * 1024:
        lines.append(line.format(number=len(lines)))
        size += len(lines[-1])
    return (
        "<!DOCTYPE html>\n<html>\n<head>\n<style>body { font: 16px Georgia; background: #fffbe8 }"
        "</style>\n</head>\n<body>\n<h1>Long page</h1>\n"
        f"<script>window.runs = (window.runs || 0) + 1;</script>\n{''.join(lines)}</body>\n</html>\n"
    )


def scripts() -> list[dict[str, Any]]:
    return [
        {
            "match": f"{size} KB",
            "text": f"```html\n{page_of(size)}```\n",
            "tokens_per_second": max(60.0, min(size / 4, KB_PER_SECOND) * 256),
        }
        for size in reversed(SIZES)
    ]


def script_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(sum(m["value"] for m in metrics if m["name"] == "ScriptDuration"))


def measured(browser: Browser, stack: Stack, size: int) -> dict[str, float]:
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.add_init_script(f"if (window === top) {{ {WATCH} }}")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.goto(stack.origin)
    page.get_by_role("textbox").fill(f"a page of {size} KB")
    page.keyboard.press("Enter")
    page.wait_for_url("**/artifacts/*/")
    before = script_seconds(session)
    page.wait_for_selector("artifact-workspace[data-status=finished]", timeout=90_000)
    page.wait_for_timeout(300)  # until the last text is in the frame
    seen = page.evaluate("window.seen")
    result = {
        "visible": seen["painted"] - seen["first"],
        "blank": seen["blank"],
        "loads": len([url for url in loads if url.endswith("/sandbox/frame")]),
        "runs": page.frames[-1].evaluate("window.runs"),
        "script": 1000 * (script_seconds(session) - before) / size,
    }
    page.close()
    return result


def main() -> None:
    print("| page | first visible, ms (median, worst) | blank | loads | runs | script ms per KB |")
    print("|---|---|---|---|---|---|")
    with (
        tempfile.TemporaryDirectory() as name,
        running_stack(Path(name), scripts()) as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        measured(browser, stack, SIZES[0])  # warm up
        for size in SIZES:
            rounds = [measured(browser, stack, size) for _ in range(ROUNDS)]
            visible = [found["visible"] for found in rounds]
            cells = [
                f"{size} KB",
                f"{statistics.median(visible):.0f}, {max(visible):.0f}",
                *(
                    f"{max(found[key] for found in rounds):.0f}"
                    for key in ("blank", "loads", "runs")
                ),
                f"{statistics.median(found['script'] for found in rounds):.2f}",
            ]
            print("| " + " | ".join(cells) + " |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
