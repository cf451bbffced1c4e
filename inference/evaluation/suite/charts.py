from inference.evaluation.browser_checks import Finds, Moves, Plots, Reacts
from inference.evaluation.suite.asking import asking, shows

en, zh = asking("charts", "en"), asking("charts", "zh")

TASKS = (
    en(
        "fruit",
        "A bar chart of apples 3, pears 5, plums 9 and cherries 2",
        shows("apples", "pears", "plums", "cherries"),
        Plots((3, 5, 9, 2)),
    ),
    en(
        "visitors",
        "Bar chart of visitors: May 40, June 62, July 71, August 55",
        shows("May", "June", "July", "August"),
        Plots((40, 62, 71, 55)),
    ),
    en(
        "rent",
        "Pie chart: rent 40, food 30, fun 18, rest 12",
        shows("rent", "food", "fun"),
        Plots((40, 30, 18, 12)),
    ),
    en(
        "week",
        "A line chart with Mon 3, Tue 5, Wed 4, Thu 9, Fri 6",
        shows("Mon", "Wed", "Fri"),
        Plots((3, 5, 4, 9, 6)),
    ),
    en(
        "donut",
        "A donut chart of browsers: Chrome 65, Safari 18, Edge 5, Firefox 3",
        shows("Chrome", "Safari", "Firefox"),
        Plots((65, 18, 5, 3)),
    ),
    en(
        "horizontal",
        "Horizontal bars of rivers: Nile 6650, Amazon 6400, Yangtze 6300, Rhine 1233 km",
        shows("Nile", "Amazon", "Yangtze", "Rhine"),
        Plots((6650, 6400, 6300, 1233)),
    ),
    en(
        "temperatures",
        "Column chart of monthly temperatures in Oslo: Jan -4, Apr 5, Jul 18, Oct 6",
        shows("Oslo", "Jan", "Jul"),
        Plots((-4, 5, 18, 6)),
    ),
    en(
        "area",
        "An area chart of users per year: 2019 120, 2020 340, 2021 410, 2022 980",
        shows("2019", "2022"),
        Plots((120, 340, 410, 980)),
    ),
    en(
        "radar",
        "A radar chart of a player: speed 80, power 55, technique 90, stamina 70, defence 40",
        shows("speed", "technique", "defence"),
    ),
    en(
        "scatter",
        "Scatter plot of height and weight of five people: 160/55, 172/70, 181/82, 168/61, 190/95",
        Plots((55, 70, 82, 61, 95)),
    ),
    en(
        "stacked",
        "Stacked bars of energy by year: solar 10, 20, 45 and wind 30, 35, 38",
        shows("solar", "wind"),
    ),
    en(
        "gauge",
        "A gauge that shows 72 %",
        shows("72"),
        Finds("svg, canvas, meter, [role=meter], .gauge"),
    ),
    en(
        "dashboard",
        "A dashboard with three numbers, revenue 48,200, orders 1,310, returns 27, and one line chart",
        shows("48,200|48200|48.2", "1,310|1310", "27"),
        Finds("svg, canvas"),
    ),
    en(
        "race",
        "An animated bar chart of programming languages that changes over the years",
        Moves(),
    ),
    zh(
        "marks",
        "柱状图:语文 92,数学 88,英语 95,物理 71",
        shows("语文", "数学", "英语", "物理"),
        Plots((92, 88, 95, 71)),
    ),
    zh(
        "sales",
        "折线图显示一月 12、二月 19、三月 8、四月 25 的销量",
        shows("一月", "二月", "三月", "四月"),
        Plots((12, 19, 8, 25)),
    ),
    zh(
        "budget",
        "饼图:房租 45,吃饭 25,交通 12,其他 18",
        shows("房租", "吃饭", "交通"),
        Plots((45, 25, 12, 18)),
    ),
    zh(
        "population",
        "用横向条形图比较人口(万):北京 2189,上海 2487,广州 1868,深圳 1756",
        shows("北京", "上海", "广州", "深圳"),
        Plots((2189, 2487, 1868, 1756)),
    ),
    zh(
        "ring",
        "环形图:合格 86,返工 9,报废 5,待检 11",
        shows("合格", "返工", "报废"),
        Plots((86, 9, 5, 11)),
    ),
    zh("rain", "面积图显示每周降雨量:5、18、2、30 毫米", Plots((5, 18, 2, 30))),
    zh(
        "radar",
        "雷达图显示手机评分:续航 90,拍照 75,性能 85,屏幕 80,价格 60",
        shows("续航", "拍照", "性能", "屏幕", "价格"),
    ),
    zh(
        "switch",
        "一个图表,可以在柱状图和折线图之间切换,数据 4、8、3、11",
        Reacts((("click", "折线图|折线|切换|切换图表"),)),
        Plots((4, 8, 3, 11)),
    ),
)
