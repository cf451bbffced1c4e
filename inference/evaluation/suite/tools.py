from inference.evaluation.browser_checks import (
    Answers,
    Coloured,
    Finds,
    Moves,
    Reacts,
    pressed,
    typed,
)
from inference.evaluation.suite.asking import asking, shows

en, zh = asking("tools", "en"), asking("tools", "zh")

TASKS = (
    en("todo", "TODO list in purple", typed("Water the plants"), Coloured("purple")),
    en("calculator", "A pocket calculator", pressed("7 ×|*|x|✕ 6 =", "42")),
    en(
        "stopwatch",
        "A stopwatch with start, stop and lap",
        Reacts((("click", "Start"), ("wait", "1500"))),
    ),
    en(
        "pomodoro",
        "A pomodoro timer of 25 minutes with a start button",
        shows("25"),
        Reacts((("click", "Start|Begin|▶"), ("wait", "3000"))),
    ),
    en(
        "temperature",
        "Convert Celsius to Fahrenheit while I type",
        Answers((("type", "100"), ("wait", "100")), ("212",)),
    ),
    en(
        "words",
        "Count the words and characters of a text while I type",
        Answers((("type", "one two three four five six seven"), ("wait", "100")), ("7",)),
    ),
    en(
        "notes",
        "Sticky notes I can add and delete",
        Reacts((("click", "Add|New|+|Add note|New note"),)),
    ),
    en(
        "tip",
        "A tip calculator: bill, percent, people; shows what each pays",
        Finds("input"),
        Reacts((("type", "80"), ("wait", "100"), ("click", "Calculate|Split|Compute"))),
    ),
    en(
        "password",
        "A password generator with length and a copy button",
        Finds("input"),
        Reacts((("click", "Generate|New|Create|↻"),)),
    ),
    en(
        "palette",
        "A palette of five random colours; space makes new ones",
        Reacts((("key", "Space"),)),
    ),
    en(
        "kanban",
        "A kanban board with To do, Doing and Done",
        shows("To do|Todo|To-do", "Doing|In progress", "Done"),
    ),
    en(
        "drawing",
        "A drawing board with colours, brush size and clear",
        Finds("canvas, svg"),
        Finds("button, input"),
    ),
    en("bmi", "A BMI calculator in metric units", Finds("input"), shows("BMI")),
    en(
        "json",
        "A tool that formats JSON and tells where it is wrong",
        Finds("textarea, [contenteditable]"),
        Reacts((("type", '{"a":[1,2]}'), ("click", "Format|Beautify|Prettify|Validate"))),
    ),
    zh(
        "todo",
        "紫色待办清单,可以添加和删除",
        Answers(
            (("type", "给花浇水"), ("key", "Enter"), ("click", "添加|增加|+")),
            ("给花浇水",),
            written=True,
        ),
        Coloured("purple"),
    ),
    zh("calculator", "做一个计算器", pressed("8 +|+ 5 =", "13")),
    zh("stopwatch", "秒表,有开始、暂停和重置按钮", Reacts((("click", "开始"), ("wait", "1500")))),
    zh("exchange", "人民币换算成美元的工具,汇率可以修改", Finds("input")),
    zh("accounts", "记账本:输入金额和用途,显示总支出", Finds("input"), shows("总|合计")),
    zh(
        "lottery",
        "抽签工具:输入名字,随机选一个人",
        Finds("input, textarea"),
        Reacts(
            (
                ("type", "小明\n小红"),
                ("click", "抽签|开始|抽取|随机选择|开始抽签"),
                ("wait", "3000"),
            )
        ),
    ),
    zh("age", "输入出生日期,计算年龄", Finds("input"), shows("年龄|岁")),
    zh("clock", "显示北京、伦敦和纽约的时间", shows("北京", "伦敦", "纽约"), Moves()),
    zh("typing", "打字速度测试,显示每分钟字数", Finds("input, textarea")),
    zh("password", "密码生成器,可以选择长度", Reacts((("click", "生成|生成密码|重新生成"),))),
)
