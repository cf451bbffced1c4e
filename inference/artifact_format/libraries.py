"""The libraries that kinds without a page of their own need, by well-known addresses.

The sandbox host serves its own copies of what they name.
"""

import re
from collections.abc import Iterable

CDN = "https://cdn.jsdelivr.net/npm/"
VEGA = ("vega@6", "vega-lite@6", "vega-embed@7")
ECHARTS = ("echarts@5/dist/echarts.min.js",)
CHART_JS = ("chart.js@4",)
MERMAID = ("mermaid@11/dist/mermaid.min.js",)
REACT = (
    "react@18/umd/react.development.js",
    "react-dom@18/umd/react-dom.development.js",
    "@babel/standalone@7/babel.min.js",
)
TAILWIND = ("https://cdn.tailwindcss.com",)
# What a script without a page takes for granted → what it has to load.
_GLOBALS = (
    (re.compile(r"\bnew\s+Chart\("), CHART_JS),
    (re.compile(r"\becharts\."), ECHARTS),
    (re.compile(r"\bd3\.\w"), ("d3@7",)),
    (re.compile(r"\bTHREE\.\w"), ("three@0.128.0/build/three.min.js",)),
    (re.compile(r"\bcreateCanvas\("), ("p5@1/lib/p5.min.js",)),
    (re.compile(r"\bMatter\.\w"), ("matter-js@0.20",)),
    (re.compile(r"\bgsap\.\w"), ("gsap@3",)),
    (re.compile(r"\bvegaEmbed\("), VEGA),
)


def used_by(source: str) -> tuple[str, ...]:
    return tuple(
        name for use, names in _GLOBALS if use.search(source) is not None for name in names
    )


def tags(libraries: Iterable[str]) -> str:
    """`<script>` elements, one a line. A name is a path under the CDN, or a whole address."""
    addresses = (name if name.startswith("https:") else CDN + name for name in libraries)
    return "".join(f'<script src="{address}"></script>\n' for address in addresses)
