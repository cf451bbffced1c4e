"""Sentences that the demo model answers well: what the home page offers to try."""

ENGLISH = (
    "Three-body problem simulation",
    "Draw a Lissajous curve, 3 to 4",
    "Draft a résumé for Sofia Rossi, product designer",
    "Make emoji dance to a beat",
    'Show "Qwen, Start!" after a five-second countdown',
    "Spam with emojis! (gravity and collisions)",
    "A to-do list in purple",
    "A snake game in blue",
    "An analog clock in teal",
    "A landing page for a bakery called Miro",
)
CHINESE = (
    "三体问题模拟",
    "一条 3:4 的利萨茹曲线",
    "为产品设计师陈美写一份简历",
    "让表情符号跟着节拍跳舞",
    "五秒倒计时后显示“Qwen, Start!”",
    "满屏表情符号,带重力和碰撞",
    "紫色的待办清单",
    "蓝色的贪吃蛇游戏",
    "一个青色的时钟",
    "为面包店美佳做一个网站",
)
