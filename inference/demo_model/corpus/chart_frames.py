"""What stands around a chart: nothing, a table, its figures, or the whole screen."""

from dataclasses import dataclass

CARD = """main { width: min(100%, 680px); padding: clamp(20px, 5vw, 32px); border-radius: 24px; background: #fff; box-shadow: 0 24px 60px -28px var(--ink) }
"""
SHARED = """h1 { font-size: 24px; margin-bottom: 20px }
"""
SVG_STYLE = """svg { display: block; width: 100%; height: clamp(240px, 46vh, 420px); overflow: visible; font-size: 15px }
text { text-anchor: middle; fill: currentColor }
"""
SLANT = """.slant { text-anchor: end; transform: rotate(-35deg); transform-box: fill-box; transform-origin: 100% 50% }
"""
LEADER = """.value { font-weight: 600 }
polyline { fill: none; stroke: currentColor; opacity: .4 }
"""
TABLE_STYLE = """main { display: grid; grid-template-columns: minmax(0, 1fr) 250px; gap: 8px 48px; width: min(100%, 1000px); align-items: center }
h1 { grid-column: 1 / -1; padding-bottom: 16px; border-bottom: 4px solid var(--accent) }
table { width: 100%; border-spacing: 0; font-variant-numeric: tabular-nums }
th, td { padding: 8px 0; border-bottom: 1px solid #0002; text-align: left; overflow-wrap: anywhere }
th { font-size: 14px; opacity: .75 }
th + th, td + td { padding-left: 16px; text-align: right; font-weight: 600; white-space: nowrap }
@media (max-width: 700px) { main { display: block } table { margin-top: 24px } }
"""
FACTS_STYLE = """main { --back: var(--soft); width: min(100%, 900px) }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-bottom: 32px }
.facts p { padding-top: 12px; border-top: 4px solid var(--accent) }
.facts b { display: block; font-size: clamp(28px, 5vw, 52px); line-height: 1.1; letter-spacing: -.03em }
"""
FULL_STYLE = """body { color: #f4f4f8; background: #0b0d17 }
main { --panel: #ffffff12; --back: #0b0d17; display: flex; flex-direction: column; width: 100%; min-height: calc(100vh - 48px) }
svg, dl { font-size: clamp(15px, 1.6vw, 22px) }
svg { flex: 1 0 300px; filter: brightness(1.25) }
main dl { flex: 1; grid-auto-rows: minmax(min-content, 1fr) }
main dd { height: 100%; max-height: 110px; align-content: center }
"""
TABLE = """<table id="table"><tr><th scope="col">[[name]]</th><th scope="col">[[value]]</th></tr></table>
"""
TABLE_SCRIPT = """for (const [name, value] of rows) {
  const line = document.getElementById("table").insertRow();
  line.insertCell().textContent = name;
  line.insertCell().textContent = value;
}
"""
FACTS = """<section class="facts">
<p><b id="sum"></b>[[total]]</p>
<p><b id="mean"></b>[[mean]]</p>
<p><b id="highest"></b>[[highest]]</p>
</section>
"""
FACTS_SCRIPT = """const sum = rows.reduce((sum, row) => sum + row[1], 0), facts = { sum, mean: sum / rows.length, highest: most };
for (const name in facts) document.getElementById(name).textContent = +facts[name].toFixed(1);
"""
TEXTS = {
    "total": ("Total", "合计"),
    "mean": ("Mean", "平均"),
    "highest": ("Highest", "最高"),
    "name": ("Name", "名称"),
    "value": ("Value", "数值"),
}


@dataclass(frozen=True, slots=True)
class Frame:
    english: tuple[str, ...]  # the words of a sentence that ask for it
    chinese: tuple[str, ...]
    style: str
    before: str = ""
    after: str = ""
    script: str = ""

    def content(self, drawing: str, numbers: str, script: str) -> str:
        return (
            f"<main>\n<h1>[[title]]</h1>\n{self.before}{drawing}{self.after}</main>\n"
            f"<script>\n{numbers}{self.script}{script}</script>\n"
        )


PLAIN = Frame((), (), CARD + SHARED)
FRAMES = (
    PLAIN,
    PLAIN,
    Frame(
        ("with a table", "and a table", "with a table beside it", "with the numbers in a table"),
        ("带表格", "带数据表", "旁边有表格"),
        CARD + SHARED + TABLE_STYLE,
        after=TABLE,
        script=TABLE_SCRIPT,
    ),
    Frame(
        ("with the total", "with total and mean", "with totals", "with the mean and the highest"),
        ("带合计", "带合计和平均值", "带平均值", "显示合计"),
        SHARED + FACTS_STYLE,
        before=FACTS,
        script=FACTS_SCRIPT,
    ),
    Frame(
        ("in full screen", "that fills the screen", "full screen"),
        ("全屏", "铺满屏幕"),
        SHARED + FULL_STYLE,
    ),
)
