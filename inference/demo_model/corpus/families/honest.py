"""For everything else: say what this model is, what it can do and how to get a capable one."""

from random import Random

from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand, goods, made_up

NAME = "honest"
THINGS = [
    "tetris game",
    "weather app",
    "3D car race",
    "calculator",
    "photo gallery",
    "chat room",
    "music player",
    "map of the city",
    "chess board",
    "quiz about {x}",
    "poem about {x}",
    "dashboard for {x}",
    "drawing app",
    "memory game",
    "platformer with {x}",
    "story about {x}",
    "scatter plot",
    "pie chart of {x}",
    "heat map",
    "kanban board",
    "calendar",
    "pomodoro timer",
    "password generator",
    "unit converter",
    "galaxy with stars",
    "fireworks",
    "maze",
    "blog about {x}",
    "shop for {x}",
    "login form",
    "solar system",
    "piano",
    "drum machine",
    "typing test",
    "recipe for {x}",
    "breakout game",
    "pong",
    "flappy bird",
    "sudoku",
    "word game",
    "particle system",
    "fractal tree",
    "double pendulum",
    "game of life",
    "network graph",
    "radar chart",
    "timeline of {x}",
    "gauge",
    "slideshow",
    "survey",
    "newsletter",
    "event page for {x}",
    "portfolio of {x}",
    "pricing table",
    "invoice",
    "spreadsheet",
    "translator",
]
ENGLISH = (
    "a {thing}", "make a {thing}", "create a {thing} please", "I want a {thing}", "{thing}",
    "write a {thing} with {x}", "a {thing} for {y}", "build me a {thing} called {y}",
    "what is {x}?", "tell me about {x}", "hello", "help", "can you do {x}?", "{y}", "explain {x}",
)  # fmt: skip
THINGS_CHINESE = [
    "俄罗斯方块",
    "天气应用",
    "赛车游戏",
    "计算器",
    "相册",
    "聊天室",
    "音乐播放器",
    "城市地图",
    "国际象棋",
    "关于{x}的测验",
    "关于{x}的诗",
    "{x}的仪表盘",
    "画图应用",
    "记忆游戏",
    "关于{x}的故事",
    "散点图",
    "{x}的饼图",
    "热力图",
    "看板",
    "日历",
    "番茄钟",
    "密码生成器",
    "单位换算",
    "星空",
    "烟花",
    "迷宫",
    "关于{x}的博客",
    "卖{x}的商店",
    "登录表单",
    "太阳系",
    "钢琴",
    "架子鼓",
    "打字测试",
    "数独",
    "生命游戏",
    "折线图",
    "雷达图",
    "时间线",
    "幻灯片",
    "问卷",
    "价格表",
    "翻译器",
]
CHINESE = (
    "一个{thing}", "做一个{thing}", "请写一个{thing}", "我想要{thing}", "{thing}", "给{y}做{thing}",
    "{x}是什么?", "你好", "介绍一下{x}", "你会{x}吗?", "{y}",
)  # fmt: skip
STYLE = """main { max-width: 560px }
h1 { font-size: 32px; line-height: 1.15; margin-bottom: 16px }
p { margin-bottom: 16px }
ul { margin-bottom: 16px; padding-left: 20px }
code { padding: 2px 8px; border-radius: 6px; background: #fff; font-size: 14px }
"""
ENGLISH_CONTENT = """<main>
<h1>That is more than I can do</h1>
<p>I am the tiny demo model of Artifacts. I was made to show how a page is written live, and I know only a few kinds of pages:</p>
<ul>
<li>A snake game in blue</li>
<li>A bar chart of apples 12, pears 7, plums 9</li>
<li>A landing page for a bakery called Miro</li>
<li>A three-body problem simulation</li>
<li>A to-do list in purple</li>
</ul>
<p>For anything you can put in a sentence, connect Qwen2.5-Coder: set <code>ARTIFACTS_MODEL</code> to a GGUF file, or <code>ARTIFACTS_BASE_URL</code> to a server.</p>
</main>
"""
CHINESE_CONTENT = """<main>
<h1>这个我还做不到</h1>
<p>我是 Artifacts 自带的微型演示模型,用来展示页面如何被实时写出来,只会几种页面:</p>
<ul>
<li>蓝色的贪吃蛇游戏</li>
<li>柱状图:苹果 12、梨 7、葡萄 9</li>
<li>为面包店美佳做一个网站</li>
<li>三体问题模拟</li>
<li>紫色的待办清单</li>
</ul>
<p>想要任何一句话能说出的页面,请接入 Qwen2.5-Coder:把 <code>ARTIFACTS_MODEL</code> 设为 GGUF 文件,或把 <code>ARTIFACTS_BASE_URL</code> 设为服务器。</p>
</main>
"""


def example(rng: Random, chinese: bool) -> Example:
    x = goods(rng, 1, chinese)[0] if rng.random() < 0.6 else made_up(rng)
    thing = rng.choice(THINGS_CHINESE if chinese else THINGS).format(x=x)
    asked = rng.choice(CHINESE if chinese else ENGLISH).format(
        thing=thing, x=x, y=brand(rng, chinese)
    )
    if not chinese and rng.random() < 0.4:
        asked = asked[0].upper() + asked[1:]
    prose = "这超出了我的能力。" if chinese else "This is more than I can do."
    content = CHINESE_CONTENT if chinese else ENGLISH_CONTENT
    values = {"title": "演示模型" if chinese else "Demo model"}
    body = page(chinese, PALETTES[1], CENTRED + LIGHT, STYLE, content, values)
    return Example(NAME, "zh" if chinese else "en", asked, fill(prose, {}), body)
