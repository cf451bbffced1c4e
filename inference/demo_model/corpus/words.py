"""Slot values: names, companies, goods. Half of the names are made up on the spot, so that copying
is learnt instead of remembered."""

from random import Random

FIRST_NAMES = (
    "Maya Ada Grace Alan Lin Omar Sofia Diego Priya Kenji Amara Noah Elena Tom Zoe Ravi Hana Leo "
    "Ines Karl Nadia Hugo Mei Sara Ivan Lucia Felix Aisha Paul Nora Jonas Clara Emil Rosa Victor"
).split()
LAST_NAMES = (
    "Chen Lovelace Hopper Turing Garcia Okafor Tanaka Novak Silva Rossi Meyer Khan Larsen Dubois "
    "Ito Costa Weber Moreau Ali Singh Park Nguyen Lopez Brown Keller Adams Sato Wolf Berg Diaz"
).split()
CHINESE_FAMILY = "陈李王张刘杨黄赵周吴徐孙林何郭马罗梁宋"
CHINESE_GIVEN = "美伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文宇晨欣怡佳雨思远"
SYLLABLES = (
    "ba be bi bo bu ca co da de di do fa fe fi fo ga go ha he hi ho ka ke ki ko la le li lo lu ma "
    "me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi "
    "vo wa we wi ya yo za ze zi zo"
).split()
GOODS = (
    "apples pears plums grapes lemons cherries peaches melons coffee tea milk bread cheese rice "
    "books pens lamps chairs tables shoes hats coats socks rent food travel music sport games "
    "Monday Tuesday Wednesday Thursday Friday spring summer autumn winter north south east west "
    "cats dogs birds fish trains buses cars bikes boats planes Python Rust Go Java"
).split()
CHINESE_GOODS = (
    "苹果 梨 葡萄 柠檬 樱桃 桃子 西瓜 咖啡 茶 牛奶 面包 奶酪 米饭 书 笔 灯 椅子 桌子 鞋 帽子 房租 "
    "食物 旅行 音乐 运动 游戏 周一 周二 周三 周四 周五 春天 夏天 秋天 冬天 北 南 东 西 猫 狗 鸟 鱼 火车 "
    "汽车 单车 船 飞机"
).split()
TASKS = (
    "buy milk|call mum|water the plants|read a book|go for a run|pay the rent|write a letter|"
    "clean the desk|cook dinner|feed the cat|book a train|learn piano|fix the bike|bake bread|"
    "walk the dog|send the report|plan a trip|wash the car"
).split("|")
CHINESE_TASKS = (
    "买牛奶|打电话|浇花|看书|跑步|交房租|写信|收拾桌子|做晚饭|喂猫|订车票|练琴|修单车|烤面包|遛狗|发报告|洗车"
).split("|")
JOBS = (
    "product designer|software engineer|data analyst|nurse|teacher|architect|photographer|"
    "chef|translator|project manager|biologist|writer|carpenter|pilot|accountant"
).split("|")
CHINESE_JOBS = "产品设计师|软件工程师|数据分析师|护士|教师|建筑师|摄影师|厨师|翻译|项目经理|作家|会计".split("|")


def made_up(rng: Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()


def person(rng: Random, chinese: bool) -> str:
    if chinese:
        return rng.choice(CHINESE_FAMILY) + "".join(rng.choices(CHINESE_GIVEN, k=rng.randint(1, 2)))
    first = made_up(rng) if rng.random() < 0.5 else rng.choice(FIRST_NAMES)
    last = made_up(rng) if rng.random() < 0.5 else rng.choice(LAST_NAMES)
    return f"{first} {last}"


def brand(rng: Random, chinese: bool) -> str:
    if chinese and rng.random() < 0.7:
        return "".join(rng.choices(CHINESE_GIVEN, k=rng.randint(2, 3)))
    name = made_up(rng)
    return f"{name} {made_up(rng)}" if rng.random() < 0.3 else name


def goods(rng: Random, count: int, chinese: bool) -> list[str]:
    return rng.sample(CHINESE_GOODS if chinese else GOODS, count)


def tasks(rng: Random, count: int, chinese: bool) -> list[str]:
    return rng.sample(CHINESE_TASKS if chinese else TASKS, count)


def job(rng: Random, chinese: bool) -> str:
    return rng.choice(CHINESE_JOBS if chinese else JOBS)
