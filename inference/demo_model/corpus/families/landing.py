from dataclasses import dataclass
from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.names import brand
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site

NAME = "landing"


@dataclass(frozen=True, slots=True)
class Trade:
    english: str
    chinese: str
    palette: int
    claim: str
    claim_chinese: str
    offers: tuple[str, str, str]
    offers_chinese: tuple[str, str, str]


TRADES = (
    Trade("bakery", "面包店", 4, "Bread worth getting up for.", "值得早起的面包。",
          ("Sourdough, baked at dawn", "Cakes to order", "Coffee at the counter"),
          ("清晨出炉的酸面包", "蛋糕定制", "柜台咖啡")),
    Trade("coffee shop", "咖啡馆", 7, "Slow coffee for fast days.", "忙碌日子里的慢咖啡。",
          ("Beans roasted here", "Quiet tables", "Cold brew to go"),
          ("店内烘焙的咖啡豆", "安静的座位", "外带冷萃")),
    Trade("flower shop", "花店", 5, "Flowers that say it for you.", "让花替你说。",
          ("Bouquets of the season", "Wedding arrangements", "Delivery by bicycle"),
          ("时令花束", "婚礼布置", "单车送花")),
    Trade("yoga studio", "瑜伽馆", 6, "Breathe in. Begin again.", "吸气,重新开始。",
          ("Classes for beginners", "Small groups", "Early and late hours"),
          ("零基础课程", "小班教学", "早晚都开放")),
    Trade("bookshop", "书店", 1, "Find the book you did not look for.", "遇见你没在找的那本书。",
          ("Ten thousand titles", "Readings every Friday", "Armchairs by the window"),
          ("一万种图书", "每周五朗读会", "窗边的扶手椅")),
    Trade("bike shop", "单车店", 2, "Your city, on two wheels.", "两个轮子上的城市。",
          ("Repairs in a day", "Bikes to hire", "Fair second-hand prices"),
          ("当天维修", "单车出租", "公道的二手价")),
    Trade("restaurant", "餐厅", 3, "A table is waiting.", "为你留了一张桌子。",
          ("A short menu, new each week", "Wine from small growers", "Tables in the garden"),
          ("每周换新的菜单", "小酒庄的葡萄酒", "花园里的座位")),
    Trade("gym", "健身房", 0, "Stronger, one day at a time.", "一天比一天强。",
          ("Open around the clock", "A coach when you need one", "No contract"),
          ("全天开放", "随时有教练", "不用签合同")),
    Trade("hotel", "酒店", 1, "Sleep well, wake up here.", "一夜好眠,醒在这里。",
          ("Rooms with a view", "Breakfast until noon", "Five minutes from the station"),
          ("看得见风景的房间", "早餐到中午", "离车站五分钟")),
    Trade("hair salon", "理发店", 5, "Walk out lighter.", "轻松走出门。",
          ("Cuts and colours", "No appointment needed", "Coffee while you wait"),
          ("剪发与染发", "无需预约", "等候时有咖啡")),
    Trade("dentist", "牙科诊所", 6, "A reason to smile.", "值得微笑的理由。",
          ("Gentle check-ups", "Patient with children", "Help on the same day"),
          ("温和的检查", "对孩子有耐心", "当天就诊")),
)  # fmt: skip
ENGLISH = (
    "a landing page for a {trade} called {name}",
    "a website for {name}, a {trade}",
    "landing page for the {trade} {name}",
    "a home page for my {trade}, {name}",
    "a site for a {trade} named {name}",
    "website for the {trade} {name}",
    "landing page for a {trade} called {name}",
    "a web page for {name} {trade}",
    "website for my {trade} {name}",
    "{name} is a {trade}, make its website",
    "I own a {trade} named {name}, I want a page for it",
    "my {trade} is called {name}, make a site",
    "a page for our {trade} {name}",
)
CHINESE = (
    "为{trade}{name}做一个网站",
    "一个叫{name}的{trade}的主页",
    "{trade}“{name}”的落地页",
    "{name}{trade}的网站",
    "为{trade}“{name}”做网站",
    "{trade}{name}的网站",
    "做一个{trade}网站,名字叫{name}",
    "我开了一家{trade},叫{name},想要网站",
    "我们的{trade}叫做{name},做个主页",
)
USUAL = """main { max-width: 1080px; margin: 0 auto; padding: 24px }
header b { display: block; margin-bottom: 12vh; font-size: 20px }
h1 { max-width: 12em; font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
header p { margin: 24px 0 32px; font-size: 20px; opacity: .75 }
a { display: inline-block; padding: 14px 28px; border-radius: 99px; text-decoration: none; color: #fff; background: var(--accent) }
.offers { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 20px; padding: 10vh 0 }
.offers div { padding: 28px; border-radius: 20px; background: #fff; font-size: 18px }
.offers div::before { content: ""; display: block; width: 36px; height: 6px; margin-bottom: 20px; border-radius: 3px; background: var(--accent) }
"""
SPLIT = """header b { font-size: 20px }
a { padding: 14px 28px; border-radius: 99px; text-decoration: none; color: var(--ink); background: #fff }
.offers div { display: flex; gap: 20px; align-items: center }
.offers div::before { content: ""; width: 36px; height: 6px; border-radius: 3px; background: var(--accent) }
"""
MAGAZINE = """header b { font: italic 24px Georgia, serif }
a { display: inline-block; margin-top: 24px; padding-bottom: 4px; border-bottom: 2px solid; text-decoration: none; color: var(--accent) }
"""
CONTENT = """<main>
<header>
<b>[[name]]</b>
<h1>[[claim]]</h1>
<p>[[about]]</p>
<a href="#offers">[[action]]</a>
</header>
<section class="offers" id="offers">
<div>[[first]]</div>
<div>[[second]]</div>
<div>[[third]]</div>
</section>
</main>
"""


def site(trade: Trade) -> Site:
    offers = zip(trade.offers, trade.offers_chinese, strict=True)
    return Site(
        name=NAME,
        english=ENGLISH,
        chinese=CHINESE,
        prose=("A landing page for [[name]], a [[trade]].", "[[trade]]“[[name]]”的网站。"),
        texts={
            "claim": (trade.claim, trade.claim_chinese),
            "about": (
                f"The {trade.english} around the corner, open every day.",
                f"街角的{trade.chinese},每天开门。",
            ),
            "action": ("Come and see", "来看看"),
            **dict(zip(("first", "second", "third"), offers, strict=True)),
        },
        looks=Looks(USUAL, SPLIT, MAGAZINE),
        content=CONTENT,
    )


def example(rng: Random, chinese: bool) -> Example:
    trade, name = rng.choice(TRADES), brand(rng, chinese)
    values = {"name": name, "title": name, "trade": trade.chinese if chinese else trade.english}
    return site(trade).example(rng, chinese, PALETTES[trade.palette], values)
