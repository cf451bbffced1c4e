from inference.evaluation.browser_checks import Dark, Finds, Moves, Reacts
from inference.evaluation.suite.asking import asking, shows

en, zh = asking("simulations", "en"), asking("simulations", "zh")
CLICK = Reacts((("tap", "canvas, svg, main, body"),))

TASKS = (
    en("three-body", "An orbit simulation of the three-body problem", Moves()),
    en(
        "countdown",
        'Show "Qwen, Start!" after a five-second countdown',
        shows("5"),
        shows("Qwen, Start!", after=7000),
    ),
    en("emoji", "Spam with emojis! (gravity and collisions)", Moves()),
    en("lissajous", "Draw a Lissajous curve with frequencies 3 and 4", Finds("canvas, svg")),
    en("solar", "The solar system seen from above, with eight planets on their orbits", Moves()),
    en("pendulum", "A double pendulum that leaves a trail", Moves()),
    en(
        "life",
        "Conway's game of life with buttons for start, step and clear",
        Reacts((("click", "Step|Next|Start|Play"), ("wait", "1000"))),
    ),
    en("fireworks", "Fireworks over a night city", Dark(), Moves()),
    en("bouncing", "Twenty balls bounce in a box and collide; a click adds one", Moves(), CLICK),
    en("gravity", "A sandbox where a click drops a ball that falls and bounces", CLICK),
    en("waves", "Interference of two circular waves on water", Moves()),
    en("boids", "A flock of 80 birds that follow each other", Moves()),
    en(
        "sorting",
        "Show bubble sort step by step with coloured bars and a start button",
        Reacts((("click", "Start|Sort|Play|Begin|Run"), ("wait", "1500"))),
    ),
    zh("three-body", "演示一下三体问题", Moves()),
    zh("countdown", "倒数三秒,然后显示“出发”", shows("3"), shows("出发", after=5000)),
    zh("starfield", "穿越星空的动画,黑色背景", Dark(), Moves()),
    zh("rain", "下雨的夜晚,雨滴落在窗上", Moves()),
    zh("clock", "做一个会走的模拟时钟,有时针、分针和秒针", Moves()),
    zh("tree", "画一棵会随风摆动的分形树", Moves()),
    zh(
        "projectile",
        "抛体运动模拟,可以设置角度和速度,点击发射",
        Finds("input"),
        Reacts((("click", "发射|开始|运行"), ("wait", "500"))),
    ),
    zh("snow", "圣诞夜飘雪动画", Moves()),
    zh("spring", "弹簧振子的运动模拟", Moves()),
    zh("traffic", "红绿灯路口的汽车行驶模拟", Moves()),
)
