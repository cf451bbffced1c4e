"""For everything else: say what this model is, what it can do and how to get a capable one."""

from random import Random

from inference.demo_model import HONEST_TITLES
from inference.demo_model.corpus.family import CENTRED, LIGHT, Example, page, sentence
from inference.demo_model.corpus.palettes import PALETTES, pick
from inference.demo_model.corpus.segments import fill
from inference.demo_model.corpus.words import brand, goods, made_up

NAME = "honest"
THINGS = [
    "weather app",
    "3D car race",
    "photo gallery",
    "chat room",
    "music player",
    "map of the city",
    "chess board",
    "quiz about {x}",
    "poem about {x}",
    "platformer with {x}",
    "story about {x}",
    "calendar",
    "maze",
    "shop for {x}",
    "login form",
    "piano",
    "typing test",
    "recipe for {x}",
    "sudoku",
    "word game",
    "network graph",
    "timeline of {x}",
    "slideshow",
    "survey",
    "newsletter",
    "invoice",
    "spreadsheet",
    "translator",
    "website for a dentist called {y}",
    "landing page for a hotel called {y}",
    "landing page for the start-up {y}",
    "landing page for a {x} company",
    "website for {y}, a law firm",
    "home page for my gym, {y}",
    "site for a restaurant named {y}",
    "recipe page for pancakes",
    "recipe page for {x}",
    "recipe book",
    "page about {x}",
    "egg timer",
    "alarm clock",
    "world clock for {y}",
    "countdown to new year",
    "countdown to my birthday",
    "simulation of {x}",
    "fluid simulation",
    "traffic simulation",
    "Mandelbrot set",
    "aquarium with fish",
    "space shooter",
    "racing game with {x}",
    "card game",
    "hangman",
    "game about {x}",
    "text adventure",
    "rock paper scissors",
    "emoji picker",
    "emoji keyboard",
    "shopping list for {x}",
    "habit tracker",
    "budget planner",
    "markdown editor",
    "code editor",
    "regex tester",
    "QR code generator",
    "currency converter",
    "BMI calculator",
    "tip calculator",
    "loan calculator",
    "periodic table",
    "family tree",
    "wedding invitation",
    "cover letter for {y}",
    "business card for {y}",
    "certificate for {y}",
    "contact form",
    "sign-up page",
    "404 page",
    "FAQ page",
    "news site",
    "forum",
    "video player",
    "podcast page for {y}",
    "travel guide to {y}",
    "movie list",
    "book review of {y}",
    "weather dashboard for {y} with hourly forecast",
    "CSS button with hover effect",
    "loading spinner",
    "carousel",
    "navigation bar",
    "3D cube",
    "parallax page",
    "bouncing ball",
    "rainbow",
    "flag of {y}",
    "pixel art editor",
    "metronome",
    "synthesizer",
    "lyrics page",
    "sorting algorithm visualisation",
    "binary tree",
    "chat with {y}",
]
ENGLISH_OTHER = (
    "hi", "hi there, who are you?", "who are you?", "what can you do?", "your name?", "thanks",
    "make it darker", "make it {c}", "change the title to {y}", "add a button", "use a bigger font",
    "remove {x}", "the colours are ugly", "what is the capital of {y}?", "how are you?",
    "how do I cook {x}?", "why is the sky {c}?", "who won the {y} cup?", "translate {x} to Spanish",
    "write a python function that sorts {x}", "write a function in {y} that adds two numbers",
    "write an essay about {x}", "write a haiku", "sort the list of {x}", "fix my code", "{x} and {y}",
    "print hello world", "solve x + 2 = {n}", "what is {n} times {n}?", "{n}", "{x} in {c}",
    "{c} {x}", "a picture of {x}", "draw {x}", "draw a cat", "draw a {c} house", "sing a song",
    "I am bored", "surprise me", "something {c}", "something with {x}", "{y} {x} {n}", "test",
    "asdf", "lorem ipsum", "a website", "a game", "an app", "a chart", "a simulation", "animation",
    "best {x} of the year", "an app where people trade {x}", "like {y}, but for {x}",
    "SELECT * FROM {x}", "plan my day", "plan a trip to {y}", "tell me a joke",
    "summarise the news", "list the planets", "an interactive {thing}", "a modern {thing} with animations",
    "a beautiful {thing} in {c}", "{thing}, responsive and dark", "a simple {thing} for {x} in {c}",
)  # fmt: skip
ENGLISH = (
    "a {thing}", "make a {thing}", "create a {thing} please", "I want a {thing}", "{thing}",
    "write a {thing} with {x}", "a {thing} for {y}", "build me a {thing} called {y}",
    "what is {x}?", "tell me about {x}", "hello", "help", "can you do {x}?", "{y}", "explain {x}",
)  # fmt: skip
THINGS_CHINESE = [
    "天气应用",
    "赛车游戏",
    "相册",
    "聊天室",
    "音乐播放器",
    "城市地图",
    "国际象棋",
    "关于{x}的测验",
    "关于{x}的诗",
    "{x}的仪表盘",
    "关于{x}的故事",
    "日历",
    "迷宫",
    "卖{x}的商店",
    "登录表单",
    "钢琴",
    "打字测试",
    "数独",
    "时间线",
    "幻灯片",
    "问卷",
    "翻译器",
    "五子棋",
    "扑克牌游戏",
    "关于{x}的游戏",
    "闹钟",
    "新年倒计时",
    "酒店{y}的网站",
    "牙医{y}的网站",
    "{y}公司的官网",
    "{x}的菜谱",
    "介绍{x}的网页",
    "弹球",
    "购物清单",
    "记账本",
    "习惯打卡",
    "二维码生成器",
    "汇率换算",
    "元素周期表",
    "婚礼请柬",
    "求职信",
    "名片",
    "注册页面",
    "新闻网站",
    "电影推荐网站",
    "论坛",
    "视频播放器",
    "旅游攻略",
    "天气预报",
    "轮播图",
    "导航栏",
    "三维立方体",
    "排序算法演示",
    "二叉树",
]
CHINESE_OTHER = (
    "今天天气怎么样", "写一首诗", "讲个笑话", "你是谁?", "你能做什么?", "谢谢", "改成{c}", "标题改成{y}",
    "颜色深一点", "加一个按钮", "字大一点", "删掉{x}", "{y}的首都是哪里?", "怎么做{x}?", "为什么天是{c}的?",
    "把{x}翻译成英文", "写一个排序函数", "写一篇关于{x}的作文", "{x}和{y}", "{c}的{x}", "画一只猫", "画{x}",
    "我很无聊", "给我惊喜", "测试", "一个网站", "一个游戏", "一个应用", "一个图表", "动画", "{n}加{n}等于几?",
    "{n}", "推荐一本书", "安排我的一天", "去{y}的旅行计划", "一个漂亮的{thing}", "{c}的{thing}",
    "一个现代风格的{thing}", "一个可以交换{x}的应用",
)  # fmt: skip
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
    texts = {"title": HONEST_TITLES[chinese]}
    prose = "这超出了我的能力。" if chinese else "This is more than I can do."
    content = CHINESE_CONTENT if chinese else ENGLISH_CONTENT
    body = page(chinese, PALETTES[1], CENTRED + LIGHT, STYLE, content, {}, texts)
    language = "zh" if chinese else "en"
    return Example(NAME, language, _sentence(rng, chinese), fill(prose, {}), body)


def _sentence(rng: Random, chinese: bool) -> str:
    values = {
        "x": goods(rng, 1, chinese)[0] if rng.random() < 0.6 else made_up(rng),
        "y": brand(rng, chinese),
        "c": pick(rng).chinese if chinese else pick(rng).english,
        "n": str(rng.randint(0, 99)),
    }
    things, usual, other = (
        (THINGS_CHINESE, CHINESE, CHINESE_OTHER) if chinese else (THINGS, ENGLISH, ENGLISH_OTHER)
    )
    thing = rng.choice(things).format(**values)
    return sentence(rng, other if rng.random() < 0.4 else usual, thing=thing, **values)
