"""Slot values: goods, things to do, jobs. Some are made up on the spot, so that copying is learnt
instead of remembered."""

from random import Random

from inference.demo_model.corpus.names import ADJECTIVES, chinese_name, made_up

GOODS = (
    "apples", "pears", "plums", "grapes", "lemons", "cherries", "peaches", "melons", "coffee", "tea", "milk",
    "bread", "cheese", "rice", "books", "pens", "lamps", "chairs", "tables", "shoes", "hats", "coats", "socks",
    "rent", "food", "travel", "music", "sport", "games", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "spring", "summer", "autumn", "winter", "north", "south", "east", "west", "cats", "dogs", "birds", "fish",
    "trains", "buses", "cars", "bikes", "boats", "planes", "Python", "Rust", "Go", "Java", "sales", "wheat",
    "gold", "snow", "rain", "sleep", "work", "sugar", "salt", "eggs", "oranges", "bananas", "January",
    "February", "March", "April", "May", "June", "London", "Paris", "Berlin", "Tokyo", "Madrid",
)  # fmt: skip
CHINESE_GOODS = (
    "苹果", "梨", "葡萄", "柠檬", "樱桃", "桃子", "西瓜", "咖啡", "茶", "牛奶", "面包", "奶酪", "米饭", "书", "笔", "灯", "椅子", "桌子", "鞋",
    "帽子", "房租", "食物", "旅行", "音乐", "运动", "游戏", "周一", "周二", "周三", "周四", "周五", "春天", "夏天", "秋天", "冬天", "北", "南",
    "东", "西", "猫", "狗", "鸟", "鱼", "火车", "汽车", "单车", "船", "飞机", "香蕉", "橙子", "鸡蛋", "糖", "盐", "北京", "上海", "广州",
    "一月", "二月", "三月", "四月", "销售", "睡眠", "工作", "学习",
)  # fmt: skip
TASKS = (
    "buy milk", "call mum", "water the plants", "read a book", "go for a run", "pay the rent", "write a letter",
    "clean the desk", "cook dinner", "feed the cat", "book a train", "learn piano", "fix the bike",
    "bake bread", "walk the dog", "send the report", "plan a trip", "wash the car", "do yoga",
    "finish the essay", "meet Anna", "order pizza", "study chess", "paint the wall", "sleep early",
    "buy flowers", "email Tom",
)  # fmt: skip
CHINESE_TASKS = (
    "买牛奶", "打电话", "浇花", "看书", "跑步", "交房租", "写信", "收拾桌子", "做晚饭", "喂猫", "订车票", "练琴", "修单车", "烤面包", "遛狗", "发报告",
    "洗车", "做瑜伽", "写作业", "买菜", "开会", "取快递", "睡觉", "学英语",
)  # fmt: skip
VERBS = ["buy", "call", "read", "write to", "visit", "clean the", "find", "sell", "paint", "learn"]
CHINESE_ADJECTIVES = (
    "红", "大", "小", "新", "老", "甜", "冰", "热", "黑", "白", "北方", "便宜的", "手工",
)  # fmt: skip
LEVELS = ("senior", "junior", "lead", "chief", "freelance", "retired", "head")
CHINESE_LEVELS = ("高级", "资深", "首席", "自由", "实习")
TITLES = (
    "engineer", "designer", "teacher", "artist", "manager", "analyst", "consultant", "maker", "doctor",
)  # fmt: skip
CHINESE_VERBS = ["买", "看", "写", "找", "做", "洗", "学", "见", "卖", "问"]
JOBS = (
    "product designer", "software engineer", "data analyst", "nurse", "teacher", "architect", "photographer",
    "chef", "translator", "project manager", "biologist", "writer", "carpenter", "pilot", "accountant",
    "mathematician", "physicist", "lawyer", "dentist", "baker", "musician", "painter", "journalist",
    "electrician", "gardener", "librarian", "web developer", "game designer", "marketing manager",
    "research scientist",
)  # fmt: skip
CHINESE_JOBS = (
    "产品设计师", "软件工程师", "数据分析师", "护士", "教师", "建筑师", "摄影师", "厨师", "翻译", "项目经理", "作家", "会计", "律师", "医生", "数学家",
    "记者", "音乐家", "画家", "电工", "园丁", "前端工程师",
)  # fmt: skip


def goods(rng: Random, count: int, chinese: bool) -> list[str]:
    chosen = rng.sample(CHINESE_GOODS if chinese else GOODS, count)
    return [_varied(rng, name, chinese) for name in chosen]


def _varied(rng: Random, name: str, chinese: bool) -> str:
    dice = rng.random()
    if dice < 0.35:
        return _invented(rng, chinese)
    if dice < 0.5:
        first = rng.choice(CHINESE_ADJECTIVES if chinese else ADJECTIVES)
        return first + name if chinese else f"{first.lower()} {name}"
    return name.capitalize() if dice < 0.57 else name


def _invented(rng: Random, chinese: bool) -> str:
    if chinese:
        return chinese_name(rng, 1, 4)
    word = made_up(rng)
    if rng.random() < 0.25:
        word = f"{word} {made_up(rng).lower()}"
    return word if rng.random() < 0.5 else word.lower()


def tasks(rng: Random, count: int, chinese: bool) -> list[str]:
    chosen = rng.sample(CHINESE_TASKS if chinese else TASKS, count)
    return [_new_task(rng, chinese) if rng.random() < 0.5 else task for task in chosen]


def _new_task(rng: Random, chinese: bool) -> str:
    word = _invented(rng, chinese) if rng.random() < 0.5 else goods(rng, 1, chinese)[0]
    if not chinese and rng.random() < 0.2:
        word = f"{word} {rng.choice(['at noon', 'for Anna', 'today', 'at 5', 'with Tom', 'on Monday'])}"
    return rng.choice(CHINESE_VERBS) + word if chinese else f"{rng.choice(VERBS)} {word}"


def job(rng: Random, chinese: bool) -> str:
    if chinese:
        first = rng.choice(CHINESE_LEVELS) if rng.random() < 0.2 else ""
        return first + rng.choice(CHINESE_JOBS)
    dice = rng.random()
    if dice < 0.25:
        return f"{made_up(rng).lower()} {rng.choice(TITLES)}"
    if dice < 0.4:
        return f"{rng.choice(LEVELS)} {rng.choice(JOBS)}"
    return rng.choice(JOBS)
