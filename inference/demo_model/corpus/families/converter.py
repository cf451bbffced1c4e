from dataclasses import replace
from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.look import CARD
from inference.demo_model.corpus.scene import Scene

NAME = "converter"
STYLE = """label { display: flex; margin-bottom: 12px; border-radius: 14px; color: var(--ink); background: var(--soft) }
select, input, output { width: 50%; padding: 14px 16px; border: 0; font: inherit; font-size: 20px; color: inherit; background: none }
label > select:only-child { width: 100% }
output { overflow: hidden; font-weight: 600; text-align: left }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<label><select id="kind" aria-label="[[what]]"></select></label>
<label><input id="amount" type="number" value="1" step="any" aria-label="[[amount]]"><select id="a" aria-label="[[from]]"></select></label>
<label><output id="result"></output><select id="b" aria-label="[[to]]"></select></label>
</main>
<script>
const scales = {
  "[[length]]": { km: 1000, mi: 1609.344, m: 1, cm: 0.01, ft: 0.3048, in: 0.0254 },
  "[[weight]]": { kg: 1, lb: 0.45359237, g: 0.001, oz: 0.028349523125 },
  "[[heat]]": { "°C": 1, "°F": 5 / 9, K: 1 },
};
const zero = { "°F": 32, K: 273.15 };
const [kind, amount, a, b, result] = ["kind", "amount", "a", "b", "result"].map(id => document.getElementById(id));
function list(select, names) { select.replaceChildren(...Object.keys(names).map(name => new Option(name))) }
function convert() {
  const scale = scales[kind.value], base = (amount.value - (zero[a.value] || 0)) * scale[a.value];
  result.textContent = +(base / scale[b.value] + (zero[b.value] || 0)).toPrecision(6);
}
function choose() {
  for (const side of [a, b]) list(side, scales[kind.value]);
  b.selectedIndex = 1;
  convert();
}
list(kind, scales);
kind.selectedIndex = [[start]];
kind.onchange = choose;
a.onchange = b.onchange = amount.oninput = convert;
choose();
</script>
"""
TEXTS = {
    "title": ("Unit converter", "单位换算"),
    "what": ("What to convert", "换算什么"),
    "amount": ("Amount", "数值"),
    "from": ("From", "从"),
    "to": ("To", "到"),
    "length": ("Length", "长度"),
    "weight": ("Weight", "重量"),
    "heat": ("Temperature", "温度"),
    "start": ("0", "0"),
}
PROSE = (
    "A converter of lengths, weights and temperatures.",
    "长度、重量和温度的换算工具。",
)
SCENE = Scene(
    name=NAME,
    english=(
        "a unit converter",
        "a converter for units",
        "a length converter",
        "a kilometres to miles converter",
        "a converter from metres to feet",
        "convert units",
        "convert kilometers to miles",
        "a page that converts units",
        "a unit conversion tool",
        "an inches to centimetres converter",
        "a converter of length, weight and temperature",
    ),
    chinese=(
        "一个单位换算工具",
        "一个单位转换器",
        "单位换算",
        "一个长度换算工具",
        "公里换算英里",
        "长度单位换算",
        "一个换算长度、重量和温度的工具",
        "一个单位换算器",
    ),
    prose=PROSE,
    texts=TEXTS,
    style=CARD + STYLE,
    content=CONTENT,
    body="light",
    palette=6,
)
WEIGHT = replace(
    SCENE,
    english=(
        "a weight converter",
        "a kilograms to pounds converter",
        "convert pounds to kilograms",
        "a converter for weights",
        "a kg to lb converter",
        "convert grams to ounces",
    ),
    chinese=(
        "一个重量换算工具",
        "公斤换算磅",
        "一个重量转换器",
        "重量单位换算",
        "一个质量换算工具",
    ),
    prose=("A converter that starts with weights.", "从重量开始的换算工具。"),
    texts=TEXTS | {"start": ("1", "1")},
)
HEAT = replace(
    SCENE,
    english=(
        "a temperature converter",
        "a Celsius to Fahrenheit converter",
        "convert Fahrenheit to Celsius",
        "a converter for temperatures",
        "a °C to °F converter",
        "convert temperatures",
    ),
    chinese=(
        "一个温度换算工具",
        "摄氏度换算华氏度",
        "一个温度转换器",
        "温度单位换算",
        "一个摄氏和华氏换算器",
    ),
    prose=("A converter that starts with temperatures.", "从温度开始的换算工具。"),
    texts=TEXTS | {"start": ("2", "2")},
)


def example(rng: Random, chinese: bool) -> Example:
    return rng.choice((SCENE, SCENE, WEIGHT, HEAT)).example(rng, chinese)
