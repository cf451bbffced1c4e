import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from PIL import Image

from inference.data import read_data
from inference.data.problems import Unreadable
from inference.prompts.data import describe, paragraph

SALES = "month,region,sales\n2026-01,North,1200\n2026-02,South,\n2026-03,North,900.5\n"


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook(write_only=True)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number + 1}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def picture(form: str, size: tuple[int, int] = (30, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form)
    return out.getvalue()


def test_a_csv_keeps_its_rows_and_tells_its_columns() -> None:
    file = read_data("sales.csv", SALES.encode())
    assert file.content.decode() == SALES
    assert (file.name, file.media_type, file.rows) == ("sales.csv", "text/csv", 3)
    assert [(column.name, column.kind) for column in file.columns] == [
        ("month", "date"),
        ("region", "text"),
        ("sales", "number"),
    ]
    assert file.columns[1].about == "North, South"
    assert file.columns[2].about == "900.5 to 1200"
    assert file.columns[2].missing == 1


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f"a{separator}b\n1{separator}two, three\n2{separator}x\n".replace(
        "two, three", '"two, three"' if separator == "," else "two, three"
    )
    file = read_data("t.txt", text.encode())
    assert [column.name for column in file.columns] == ["a", "b"]
    assert file.sample[0] == ("1", "two, three")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_is_read_in_its_encodings(encoding: str) -> None:
    text = "月份,销售额,说明\n" + "".join(
        f"{number}月,{number * 100},今年的第{number}个月，销售情况良好\n" for number in range(1, 13)
    )
    file = read_data("销售.csv", text.encode(encoding))
    assert file.content.decode() == text
    assert [column.name for column in file.columns] == ["月份", "销售额", "说明"]


def test_line_ends_of_any_system_are_read() -> None:
    assert read_data("a.csv", SALES.replace("\n", "\r\n").encode()).content.decode() == SALES
    assert read_data("a.csv", SALES.replace("\n", "\r").encode()).content.decode() == SALES


def test_columns_have_names_and_none_twice() -> None:
    file = read_data("a.csv", b"x,x,,\n1,2,3,4\n")
    assert [column.name for column in file.columns] == ["x", "x 2", "column 3", "column 4"]


def test_ragged_rows_are_filled_and_told() -> None:
    file = read_data("a.csv", b"a,b,c\n1,2\n1,2,3\n")
    assert file.sample[0] == ("1", "2", "")
    assert file.notes == ("1 rows have more or fewer cells than the first line.",)


def test_a_workbook_becomes_csv() -> None:
    rows: list[list[object]] = [["day", "count"], [date(2026, 1, 2), 3.0], [date(2026, 1, 3), 4.5]]
    file = read_data("book.xlsx", workbook([], rows, [["other"], [1]]))
    assert file.name == "book.csv"
    assert file.content.decode() == "day,count\n2026-01-02,3\n2026-01-03,4.5\n"
    assert file.notes == ("Only the sheet “Sheet 2” is used, of 3.",)


def test_json_records_are_a_table_and_other_json_has_a_shape() -> None:
    records = read_data("a.json", b'[{"x": 1, "y": "a"}, {"x": 2}]')
    assert (records.rows, [column.kind for column in records.columns]) == (2, ["number", "text"])
    other = read_data("b", b'{"nodes": [{"id": 1}], "ok": true}')
    assert other.name == "b.json"
    assert other.shape == "{nodes: [1 × {id: number}], ok: yes/no}"


@pytest.mark.parametrize(("form", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_a_picture_has_a_size(form: str, ending: str) -> None:
    file = read_data("photo", picture(form))
    assert (file.name, file.size) == (f"photo.{ending}", (30, 20))


@pytest.mark.parametrize("first", ["BMI", "BMW", "RIFF", "GIF"])
def test_a_table_may_begin_as_a_picture_does(first: str) -> None:
    file = read_data("a.csv", f"{first},age\n22.1,30\n25,40".encode())
    assert file.rows == 2


@pytest.mark.parametrize("code", ["E5", "E40", ".", "-", "e1"])
def test_a_code_is_no_number(code: str) -> None:
    file = read_data("a.csv", f"road,length\n{code},10\nA1,20".encode())
    assert [column.kind for column in file.columns] == ["text", "number"]


def test_two_cells_far_apart_are_few_rows() -> None:
    book = Workbook()
    for row in (1, 2, 5_000):
        book.active.cell(row, 1, f"x{row}")  # type: ignore[union-attr]
    book.active.cell(2, 3, "y")  # type: ignore[union-attr]
    content = io.BytesIO()
    book.save(content)
    assert read_data("a.xlsx", content.getvalue()).sample == (("x2", "", "y"), ("x5000", "", ""))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", b'[{"a": NaN}]', "number"),
        ("a.json", b"9" * 5_000, "number"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"only one line\n", "no rows"),
        ("a.csv", b"a,b\n\x00\x01,2\n", "not text"),
        ("a.json", b'{"a": }', "line 1"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.xls", b"\xd0\xcf\x11\xe0rest", "XLSX or CSV"),
        ("a.xlsx", b"PK\x03\x04broken", "damaged"),
        ("a.png", b"\x89PNG\r\n\x1a\nbroken", "picture"),
        ("a.jpg", picture("JPEG", (90, 90))[:-300], "damaged"),
        ("a.bmp", picture("BMP"), "PNG, JPEG"),
        ("wide.csv", b",".join([b"x"] * 300) + b"\n" + b",".join([b"1"] * 300), "columns"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_data(name, content)


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    with pytest.raises(Unreadable, match="100 MiB"):
        read_data("bomb.xlsx", out.getvalue())


def test_a_prompt_tells_what_the_data_is_like_but_not_the_rows() -> None:
    rows = "".join(f"2026-01-{day:02},{day * 7}\n" for day in range(1, 29))
    text = paragraph([describe(read_data("visits.csv", f"day,visits\n{rows}".encode()))])
    assert "visits.csv (CSV, 28 rows, 2 columns)" in text
    assert "- visits (number: 7 to 196)" in text
    assert "2026-01-05 | 35" in text
    assert "2026-01-06 | 42" not in text
    assert paragraph([]) == ""
