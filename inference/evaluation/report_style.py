"""How the report's page looks. Its filter needs no script: the list reads the radio buttons."""

STYLE = """\
:root {
  color-scheme: light dark;
  --canvas: light-dark(oklch(98.5% 0.003 80), oklch(19% 0.006 270));
  --sheet: light-dark(white, oklch(23.5% 0.008 270));
  --line: light-dark(oklch(90% 0.006 80), oklch(33% 0.01 270));
  --ink: light-dark(oklch(25% 0.012 270), oklch(93% 0.004 270));
  --soft: light-dark(oklch(48% 0.012 270), oklch(72% 0.01 270));
  --good: light-dark(oklch(50% 0.12 155), oklch(78% 0.13 155));
  --bad: light-dark(oklch(51% 0.17 25), oklch(76% 0.12 25));
  --range: light-dark(oklch(84% 0.035 260), oklch(44% 0.045 260));
  --mark: light-dark(oklch(46% 0.13 260), oklch(80% 0.09 260));
  font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif;
  background: var(--canvas);
  color: var(--ink);
}
* { box-sizing: border-box; margin: 0 }
body { max-width: 76rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 2.5rem) }
h1 { font-size: clamp(1.5rem, 4vw, 2.125rem); line-height: 1.2; letter-spacing: -.02em; overflow-wrap: anywhere }
h2 { font-size: 1.0625rem; margin-block: 2.75rem .75rem }
.soft, .over { color: var(--soft) }
.over { font-size: .875rem }
.models { max-width: 60rem; margin-top: .75rem; font-size: .875rem; color: var(--soft); overflow-wrap: anywhere }
.numbers { display: flex; flex-wrap: wrap; gap: 1px; width: fit-content; max-width: 100%; margin-top: 1.75rem;
  background: var(--line); border: 1px solid var(--line); border-radius: .875rem; overflow: hidden }
.numbers div { flex: 1 1 11rem; padding: .875rem 1.125rem; background: var(--sheet); font-size: .8125rem; color: var(--soft) }
.numbers b { display: block; font-size: 1.5rem; line-height: 1.35; font-weight: 600; color: var(--ink); letter-spacing: -.01em; font-variant-numeric: tabular-nums }
.tables { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); column-gap: 3.5rem }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums }
th, td { padding: .4rem 0; border-bottom: 1px solid var(--line); text-align: start; font-weight: 400 }
thead :is(th, td) { font-size: .8125rem; color: var(--soft) }
tbody tr:last-child > * { border-bottom: 0 }
.all > * { font-weight: 600 }
td { padding-inline-start: 1rem; white-space: nowrap }
.count, .share { width: 1%; text-align: end }
.bar { position: relative; min-width: 4.5rem; height: .375rem; border-radius: 1rem; background: light-dark(oklch(94% 0.004 80), oklch(29% 0.008 270)) }
.bar i { position: absolute; inset-block: 0; border-radius: 1rem; background: var(--range) }
.bar b { position: absolute; inset-block: -.1875rem; width: 3px; margin-inline-start: -1.5px; border-radius: 2px; background: var(--mark) }
.filter { display: flex; flex-wrap: wrap; gap: .375rem; margin: 0 0 1.25rem; padding: 0; border: 0 }
.filter label { padding: .3rem .875rem; border: 1px solid var(--line); border-radius: 2rem; font-size: .875rem; cursor: pointer; background: var(--sheet) }
.filter label:has(:checked) { border-color: var(--ink); background: var(--ink); color: var(--canvas) }
.filter label:has(:focus-visible) { outline: 2px solid var(--mark); outline-offset: 2px }
.filter input { position: absolute; opacity: 0; pointer-events: none }
.tasks { display: grid; gap: 1.75rem 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); padding: 0; list-style: none }
body:has([value="wrong"]:checked) .passed, body:has([value="passed"]:checked) .wrong { display: none }
.shot { display: block; aspect-ratio: 8 / 5; border: 1px solid var(--line); border-radius: .625rem; overflow: hidden; background: var(--sheet) }
.shot img { display: block; width: 100%; height: 100%; object-fit: cover; object-position: top }
.shots { display: grid; gap: .5rem; grid-template-columns: 1fr 1fr }
div.shot { display: grid; place-items: center; color: var(--soft); font-size: .875rem }
.sentence { margin-top: .625rem; font-weight: 500; line-height: 1.4; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; overflow-wrap: anywhere }
.name { font-size: .8125rem; color: var(--soft); overflow-wrap: anywhere }
.problems { padding: 0; margin-top: .25rem; list-style: none; font-size: .875rem; color: var(--bad); overflow-wrap: anywhere }
.fine { margin-top: .25rem; font-size: .875rem; color: var(--good) }
.plain { font-size: .9375rem; color: var(--soft) }
@media print { .filter { display: none } }
"""  # noqa: E501
