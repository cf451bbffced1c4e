from inference.evaluation.browser_checks import Coloured, Dark, Finds, click
from inference.evaluation.suite.asking import asking, shows

en, zh = asking("websites", "en"), asking("websites", "zh")

TASKS = (
    en(
        "resume",
        "Draft a résumé for Maya Chen, product designer in Lisbon",
        shows("Maya Chen", "Lisbon", "product designer"),
    ),
    en(
        "bakery",
        "A homepage for Miro, a bakery that opens at 7:30 and closes at 16:00",
        shows("Miro", "7:30", "16:00|4:00"),
    ),
    en(
        "pricing",
        "A pricing page with three plans: Seed 0 €, Grow 12 € and Forest 49 €",
        shows("Seed", "Grow", "Forest", "12", "49"),
    ),
    en(
        "pricing-switch",
        "A pricing page for Kiteboard, with a button that switches between Monthly and Yearly prices",
        shows("Kiteboard", "Monthly", "Yearly"),
        click("Yearly|Monthly"),
    ),
    en(
        "wedding",
        "An invitation to the wedding of Ines and Tomás on 12 September in Évora",
        shows("Ines", "Tomás", "Évora", "September"),
    ),
    en(
        "photographer",
        "A dark portfolio for the photographer Noor Haddad with six pictures drawn in CSS",
        shows("Noor Haddad"),
        Dark(),
    ),
    en(
        "menu",
        "The menu of the noodle bar Slurp: miso ramen 11.50, udon 10.80, gyoza 6.20",
        shows("Slurp", "11.50", "10.80", "6.20"),
    ),
    en(
        "conference",
        "A one-page site for the conference TinyML Days, 4 and 5 May, with a schedule of four talks",
        shows("TinyML Days", "May"),
    ),
    en(
        "faq",
        "A FAQ of a bike rental with five questions that open and close on click",
        Finds("details, button, [onclick], [role=button], dt, .question"),
        shows("bike"),
    ),
    en(
        "login",
        "A sign-in page with e-mail and password and a button that shows the password",
        Finds("input[type=password]"),
        Finds("label, [aria-label], input[placeholder]"),
    ),
    en(
        "newsletter",
        "A purple landing page for the newsletter Night Owl, with a field for the e-mail address",
        shows("Night Owl"),
        Coloured("purple"),
        Finds("input"),
    ),
    en(
        "404",
        "A friendly 404 page with a lost astronaut drawn as SVG and a link home",
        shows("404"),
        Finds("svg"),
        Finds("a"),
    ),
    en(
        "blog-post",
        "A readable article page titled Why Bees Dance, with three sections and a table of contents",
        shows("Why Bees Dance"),
        Finds("a[href^='#']"),
    ),
    en(
        "team",
        "An about page that presents four people: Ana, Bo, Chidi and Dara",
        shows("Ana", "Bo", "Chidi", "Dara"),
    ),
    zh("resume", "为王小雨写一份简历,她是上海的前端工程师", shows("王小雨", "上海", "前端")),
    zh("teahouse", "我的茶馆叫清风,请做一个网站,营业时间早上九点到晚上十点", shows("清风")),
    zh(
        "flowers", "给花店“春晓”做一个绿色的首页,有三种花束和价格", shows("春晓"), Coloured("green")
    ),
    zh(
        "class",
        "一个学校班级网页:三年二班,班主任李老师,有公告和课程表",
        shows("三年二班", "李老师"),
    ),
    zh(
        "travel",
        "做一个介绍杭州西湖的旅游网页,有景点、美食和交通三部分",
        shows("西湖", "景点", "美食", "交通"),
    ),
    zh("invitation", "陈晨的十岁生日邀请函,六月十八日,地点在阳光小区", shows("陈晨", "阳光小区")),
    zh(
        "product",
        "一款叫“云笔”的写作软件的产品页,列出三个特点,有“免费试用”按钮",
        shows("云笔", "免费试用"),
    ),
    zh(
        "poem",
        "把李白的《静夜思》做成一个好看的深色网页",
        shows("床前明月光|牀前明月光|床前看月光", "李白"),
        Dark(),
    ),
)
