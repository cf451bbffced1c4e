"""One more, one less, or another number in the line of data that a page has."""

import re
from random import Random

from inference.demo_model.corpus.changes.edit import Change
from inference.demo_model.corpus.rows import rows
from inference.demo_model.corpus.words import goods, tasks
from inference.demo_model.excerpt import DATA, entry

MORE, LESS, OTHER = "one more", "one less", "another number"
ADD = (
    "add {item}", "also add {item}", "add {item} to it", "one more: {item}", "put {item} on it", "and {item}",
    "add {item} to the list", "please add {item}", "plus {item}", "can you add {item}?", "{item} too",
)  # fmt: skip
ADD_CHINESE = (
    "加上{item}", "再加{item}", "添加{item}", "增加{item}", "还有{item}", "再加上{item}", "请添加{item}", "加一个{item}",
)  # fmt: skip
REMOVE = (
    "remove {item}", "delete {item}", "remove {item} from it", "drop {item}", "take out {item}", "please remove {item}",
    "without {item}", "remove {item} from the list", "leave out {item}", "no {item}", "cross out {item}",
)  # fmt: skip
REMOVE_CHINESE = (
    "删掉{item}", "去掉{item}", "删除{item}", "不要{item}", "把{item}删掉", "把{item}去掉", "请删除{item}", "移除{item}",
)  # fmt: skip
SET = (
    "change {item} to {number}", "set {item} to {number}", "make {item} {number}", "{item} should be {number}",
    "{item} is {number} now", "update {item} to {number}",
)  # fmt: skip
SET_CHINESE = (
    "把{item}改成{number}", "{item}改为{number}", "{item}改成{number}", "{item}应该是{number}", "把{item}设为{number}",
)  # fmt: skip
BETWEEN = re.compile(r"(, | and |、|\uff0c|,)")
ROW = re.compile(r"([^\d%]*?)([:\uff1a]? ?\$?)(\d[\d.]*)(%?)")


def added(rng: Random, chinese: bool, page: str) -> Change | None:
    data = DATA.search(page)
    if data is None:
        return None
    is_chart = data[0].startswith("const data")
    item = _row(rng, chinese, data[1]) if is_chart else tasks(rng, 1, chinese)[0]
    if not item:
        return None
    name = "data" if is_chart else "things"
    comma = "、" if chinese else ", "
    return Change(
        MORE,
        rng.choice(ADD_CHINESE if chinese else ADD).format(item=item),
        "加上了[[item]]。" if chinese else "Added [[item]].",
        [(f'const {name} = "[[data]]";', f'const {name} = "[[data]]{comma}[[item]]";')],
        {"data": data[1], "item": item},
    )


def removed(rng: Random, chinese: bool, page: str) -> Change | None:
    data = DATA.search(page)
    parts = BETWEEN.split(data[1]) if data else []
    if (
        data is None
        or len(parts) < 3
        or (data[0].startswith("const data") and not _are_rows(data[1]))
    ):
        return None
    at = rng.randrange(0, len(parts), 2)
    row = ROW.fullmatch(parts[at])
    name = row[1] if row and rng.random() < 0.9 else parts[at]
    values = {"name": name, "item": parts[at]}
    if at:
        edit = (f"{parts[at - 1].lstrip()}[[item]]", "")
    else:
        values["next"] = parts[2]
        edit = (f"[[item]]{parts[1]}[[next]]", "[[next]]")
    return Change(
        LESS,
        rng.choice(REMOVE_CHINESE if chinese else REMOVE).format(item=name),
        "删掉了[[name]]。" if chinese else "Removed [[name]].",
        [edit],
        values,
    )


def renumbered(rng: Random, chinese: bool, page: str) -> Change | None:
    data = DATA.search(page)
    if data is None or not _are_rows(data[1]):
        return None
    row = rng.choice(_rows(data[1]))
    number = str(rng.randint(1, 99))
    if number == row[3]:
        return None
    return Change(
        OTHER,
        rng.choice(SET_CHINESE if chinese else SET).format(item=row[1], number=number),
        "[[name]]现在是 [[number]]。" if chinese else "[[name]] is [[number]] now.",
        [("[[item]]", "[[changed]]")],
        {
            "name": row[1],
            "number": number,
            "item": row[0],
            "changed": f"{row[1]}{row[2]}{number}{row[4]}",
        },
    )


def _row(rng: Random, chinese: bool, data: str) -> str:
    several = entry(data, goods(rng, 1, chinese)[0], lambda _: rng.randint(1, 99))
    return several or (rows(rng, chinese, count=1) if _are_rows(data) else "")


def _are_rows(data: str) -> bool:
    """Names with one number each, more than one of them: what most charts and menus show."""
    parts = BETWEEN.split(data)[::2]
    rows = _rows(data)
    return len(rows) == len(parts) > 1 and all(row[1].strip() for row in rows)


def _rows(data: str) -> list[re.Match[str]]:
    return list(filter(None, (ROW.fullmatch(part) for part in BETWEEN.split(data)[::2])))
