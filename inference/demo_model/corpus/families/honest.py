"""For everything else: say what this model is, what it can do and how to get a capable one."""

from random import Random

from inference.demo_model import HONEST_TITLES
from inference.demo_model.corpus import outside
from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill

NAME = "honest"
STYLE = """main { max-width: 560px }
h1 { font-size: 32px; line-height: 1.15; margin-bottom: 16px }
p { margin-bottom: 16px }
ul { margin-bottom: 16px; padding-left: 20px }
code { padding: 2px 8px; border-radius: 6px; background: #fff; font-size: 14px }
"""
ENGLISH_CONTENT = """<main>
<h1>That is more than I can do</h1>
<p>I am the tiny demo model of Artifacts. I was made to show how a page is written live, and I know some fifty kinds of pages, for example:</p>
<ul>
<li>A snake game in blue</li>
<li>A bar chart of apples 12, pears 7, plums 9</li>
<li>A landing page for a bakery called Miro</li>
<li>A three-body problem simulation</li>
<li>A to-do list in purple</li>
<li>Fireworks, tetris, a calculator</li>
</ul>
<p>For anything you can put in a sentence, connect Qwen2.5-Coder: set <code>ARTIFACTS_MODEL</code> to a GGUF file, or <code>ARTIFACTS_BASE_URL</code> to a server.</p>
</main>
"""
CHINESE_CONTENT = """<main>
<h1>这个我还做不到</h1>
<p>我是 Artifacts 自带的微型演示模型,用来展示页面如何被实时写出来,会大约五十种页面,例如:</p>
<ul>
<li>蓝色的贪吃蛇游戏</li>
<li>柱状图:苹果 12、梨 7、葡萄 9</li>
<li>为面包店美佳做一个网站</li>
<li>三体问题模拟</li>
<li>紫色的待办清单</li>
<li>烟花、俄罗斯方块、计算器</li>
</ul>
<p>想要任何一句话能说出的页面,请接入 Qwen2.5-Coder:把 <code>ARTIFACTS_MODEL</code> 设为 GGUF 文件,或把 <code>ARTIFACTS_BASE_URL</code> 设为服务器。</p>
</main>
"""


def example(rng: Random, chinese: bool) -> Example:
    return answer(chinese, sentence(rng, [outside.asked(rng, chinese)]))


def answer(chinese: bool, asked: str, name: str = NAME) -> Example:
    """The honest page in answer to that; `name` is of the family that the answer counts to."""
    texts = {"title": HONEST_TITLES[chinese]}
    prose = "这超出了我的能力。" if chinese else "This is more than I can do."
    content = CHINESE_CONTENT if chinese else ENGLISH_CONTENT
    body = page(chinese, PALETTES[1], CENTRED + LIGHT, STYLE, content, {}, texts)
    return Example(name, "zh" if chinese else "en", asked, fill(prose, {}), body)
