"""Names of people, firms and pages to copy: known ones, made-up ones, with all that names may hold."""

from random import Random

FIRST_NAMES = (
    "Maya", "Ada", "Grace", "Alan", "Lin", "Omar", "Sofia", "Diego", "Priya", "Kenji", "Amara", "Noah", "Elena",
    "Tom", "Zoe", "Ravi", "Hana", "Leo", "Ines", "Karl", "Nadia", "Hugo", "Mei", "Sara", "Ivan", "Lucia",
    "Felix", "Aisha", "Paul", "Nora", "Jonas", "Clara", "Emil", "Rosa", "Victor", "Anna", "Ben", "Chloe",
    "David", "Emma", "Frank", "Greta", "Harry", "Isla", "Jack", "Kate", "Liam", "Mia", "Nina", "Oscar", "Petra",
    "Quinn", "Ruth", "Sam", "Tara", "Uma", "Vera", "Will", "Xenia", "Yusuf", "Zara", "Anne-Marie", "Jean-Luc",
)  # fmt: skip
LAST_NAMES = (
    "Chen", "Lovelace", "Hopper", "Turing", "Garcia", "Okafor", "Tanaka", "Novak", "Silva", "Rossi", "Meyer",
    "Khan", "Larsen", "Dubois", "Ito", "Costa", "Weber", "Moreau", "Ali", "Singh", "Park", "Nguyen", "Lopez",
    "Brown", "Keller", "Adams", "Sato", "Wolf", "Berg", "Diaz", "Smith", "Jones", "Miller", "O'Neill",
    "O'Brien", "Murphy", "Young", "King", "Wright", "Scott", "Green", "Hall", "Clark", "Lewis", "Walker",
    "Hill", "Baker", "Cooper", "Reed", "Cook", "Bell", "Ward", "Gray", "Müller", "García", "Schmidt", "Petrov",
    "Kim", "Wang", "Li", "Zhang", "Patel", "Cohen", "Haddad", "Andersson", "Jensen", "Kowalski", "Smith-Jones",
    "Ruiz-Lopez", "van-Dyke",
)  # fmt: skip
# Of the names of firms, parties and pages.
ADJECTIVES = (
    "Blue", "Green", "Red", "Golden", "Silver", "Old", "New", "Little", "Big", "Quiet", "Bright", "Happy",
    "Lucky", "Wild", "Daily", "Sunny", "Rainy", "Slow", "Sweet", "Warm", "Cold", "Royal", "Secret", "Open",
    "Hidden", "Northern", "Velvet", "Early", "Late", "Lazy", "Crazy", "Magic", "Super", "Tiny", "Grand",
    "Urban", "Modern", "Cosmic",
)  # fmt: skip
NOUNS = (
    "Door", "Leaf", "Crumb", "Moon", "Star", "Sun", "River", "Lake", "Stone", "Garden", "House", "Corner",
    "Kitchen", "Oven", "Bean", "Cup", "Cat", "Dog", "Fox", "Owl", "Bear", "Tiger", "Wolf", "Rose", "Tulip",
    "Lotus", "Page", "Book", "Wheel", "Spoke", "Chain", "Road", "Hill", "Valley", "Forest", "Tree", "Apple",
    "Berry", "Honey", "Sugar", "Night", "Day", "Morning", "Summer", "Winter", "Jazz", "Beat", "Dance", "Market",
    "Square", "Bridge", "Tower", "Harbour", "Island", "Ocean", "Wave", "Cloud", "Rain", "Snow", "Fire", "Light",
    "Shadow", "Mirror", "Rocket", "Planet", "Prism", "Byte", "Dream", "Club", "Room", "Bar", "Days", "Nights",
    "Studio", "Works", "Lab", "Friends", "Kingdom", "Attack",
)  # fmt: skip
SYLLABLES = [
    first + second for first in "bcdfghklmnprstvwyz" for second in "aeiou"
    if first + second not in {"ce", "ci", "cu", "gi", "ge", "wu", "yi", "yu", "hu", "fu", "du"}
]  # fmt: skip
ONSETS = (
    "b", "bl", "br", "c", "ch", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "h", "j", "k", "kl",
    "kr", "l", "m", "n", "p", "ph", "pl", "pr", "qu", "r", "s", "sc", "sh", "sl", "sm", "sn", "sp", "st", "str",
    "t", "th", "tr", "v", "w", "wh", "y", "z", "x", "j", "v",
)  # fmt: skip
VOWELS = (
    "a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "ai", "au", "ea", "ee", "ei", "ie", "oa", "oo", "ou",
    "ue", "y",
)  # fmt: skip
CODAS = (
    "", "", "", "b", "c", "ch", "ck", "d", "f", "g", "l", "ld", "ll", "m", "n", "nd", "ng", "nn", "nt", "p",
    "r", "rd", "rs", "rt", "s", "ss", "st", "sh", "t", "th", "ts", "v", "w", "x", "z", "k", "x",
)  # fmt: skip
CHINESE_FAMILY = "陈李王张刘杨黄赵周吴徐孙林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"  # fmt: skip
CHINESE_GIVEN = (
    "美伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文宇晨欣怡佳雨思远雷云朵山水月星光"
    "春夏秋冬花香木石天地风雪松竹梅菊红绿青白金银小大老新好一二三四五六七八九十心乐安宁和福喜"
    "龙凤鹤鱼鸟鹿海江湖河岛湾林森叶草果米茶酒面糖豆瓜桃李杏乔康健志国建民子浩然博雅诗琴书画"
    "味园坊阁轩斋楼屋家店馆居里巷街角南北东西中时日夜朝晓晚早清甜暖梦想之爱我你们都市城乡村野"
    "蓝紫黑黄橙粉灰长短高低多少千百万半双真自由行走飞跑生活人生有无不见如意吉祥平凡空间工作室"
)
# Rare ones too: a name is copied, not known.
CHINESE_RARE = (
    "壹叁陆柒捌玖拾佰仟淼焱鑫垚犇骉晶品众森炎圭磐翡翠琥珀玛瑙璃珊瑚珠璧琉珍瑜瑾瑶琪琳瑞璇玥"
    "芷蕾薇萱蓉莲荷莉菲萍茉芸芊苒茗荟葵蔷蕊榆槐枫柏桐桦樱槿栀榕柳椿檀楠杉梧"
    "鹰燕雀鸿雁鸥鸽鹏狐狸狼熊虎豹狮象猫犬兔牛羊驼蝶蜂蝉萤蛙龟鲸鲤虾蟹"
    "沐泽润涵淳淇渊漫潮澜溪泉潭浪沙溯汐晴朗昕昊昱曦旭曜晖暮霞霓霜露雾虹"
    "笙箫笛鼓弦歌舞曲韵律墨砚纸笔印章卷页篇章集谱册记忆念恋慕惜怀悦愉畅舒逸"
)
ENDINGS = ("& Co", "& Sons", "Club", "Studio", "24", "No. 5", "Lab", "Inc.", "2.0", "Café", "One")


def made_up(rng: Random) -> str:
    if rng.random() < 0.4:
        return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()
    return "".join(_syllable(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))).capitalize()


def _syllable(rng: Random) -> str:
    return rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS)


def person(rng: Random, chinese: bool) -> str:
    if chinese and rng.random() < 0.93:
        return rng.choice(CHINESE_FAMILY) + chinese_name(rng, 1, 2)
    first, last = _first(rng), _last(rng)
    dice = rng.random()
    if dice < 0.08:
        return f"{first} {rng.choice('ABCDEFGHIJKLMNOPRSTW')}. {last}"
    if dice < 0.16:
        return f"{first} {_first(rng)} {last}"
    return f"{first} {last}"


def _first(rng: Random) -> str:
    return made_up(rng) if rng.random() < 0.5 else rng.choice(FIRST_NAMES)


def _last(rng: Random) -> str:
    dice = rng.random()
    if dice < 0.45:
        return made_up(rng)
    if dice < 0.52:
        return rng.choice(("O'", "Mc", "D'", "Mac")) + made_up(rng)
    if dice < 0.57:
        return f"{made_up(rng)}-{made_up(rng)}"
    return rng.choice(LAST_NAMES)


def brand(rng: Random, chinese: bool) -> str:
    """The name of a firm, a shop, a party or a person."""
    if chinese and rng.random() < 0.85:
        return chinese_name(rng, 2, 6)
    dice = rng.random()
    if dice < 0.32:
        return made_up(rng)
    if dice < 0.46:
        return f"{made_up(rng)} {made_up(rng)}"
    if dice < 0.54:
        return rng.choice(NOUNS)
    return _composed(rng)


def _composed(rng: Random) -> str:
    adjective, noun, other = rng.choice(ADJECTIVES), rng.choice(NOUNS), rng.choice(NOUNS)
    name = made_up(rng)
    return rng.choice(
        (
            f"{adjective} {noun}", f"{adjective} {noun}", f"The {adjective} {noun}", f"{noun} & {other}",
            f"{noun} and {other}", f"{name}'s {noun}", f"{name}'s", f"{name} & {made_up(rng)}", f"{noun} {name}",
            f"{name} {noun}", f"{name} {rng.choice(ENDINGS)}", f"{noun} {rng.choice(ENDINGS)}", f"{noun}{other}",
            f"{noun}-{name}", f"{name} {rng.choice(FIRST_NAMES)}", f"Café {name}", f"{name.upper()}",
            f"{noun} {rng.randint(2, 99)}", f"{name} {made_up(rng)} {made_up(rng)}", f"{name.lower()}",
            f"{noun} of {name}", f"{name} {rng.randint(2, 2030)}",
        )
    )  # fmt: skip


def chinese_name(rng: Random, least: int, most: int) -> str:
    """Mostly of common characters, and mostly short."""
    length = min(rng.randint(least, most), rng.randint(least, most))
    characters = [
        rng.choice(CHINESE_RARE if rng.random() < 0.2 else CHINESE_GIVEN) for _ in range(length)
    ]
    return "".join(characters)
