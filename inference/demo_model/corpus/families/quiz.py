from dataclasses import dataclass
from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.look import BUTTON, CARD
from inference.demo_model.corpus.scene import Scene

NAME = "quiz"
STYLE = """progress { width: 100%; height: 8px; accent-color: var(--accent) }
#ask { padding: 16px 0 24px; font-size: 22px; min-height: 5em; text-wrap: balance }
#choices { display: grid; gap: 10px }
#choices .good { background: #15803d }
#choices .bad { opacity: .4 }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<p><progress id="bar" max="4" value="0" aria-label="[[title]]"></progress></p>
<p id="ask" aria-live="polite"></p>
<div id="choices"></div>
</main>
<script>
const quiz = `[[questions]]`.split("\\n").map(line => line.split("="));
const [bar, ask, choices] = ["bar", "ask", "choices"].map(id => document.getElementById(id));
let at = 0, right = 0;
function show() {
  const [text, ...answers] = quiz[at] || ["[[done]] " + right + " / " + at, "[[again]]"];
  const best = answers[0];
  ask.textContent = text;
  bar.value = at;
  choices.replaceChildren(...answers.sort().map(answer => {
    const button = document.createElement("button");
    button.textContent = answer;
    button.onclick = () => choose(answer, best);
    return button;
  }));
}
function choose(answer, best) {
  const over = at == quiz.length;
  right = over ? 0 : right + (answer == best);
  at = over ? 0 : at + 1;
  for (const button of choices.children) {
    button.className = button.textContent == best ? "good" : "bad";
    button.disabled = true;
  }
  setTimeout(() => { show(); choices.firstChild.focus() }, over ? 0 : 900);
}
show();
</script>
"""


@dataclass(frozen=True, slots=True)
class Topic:
    english: str  # as in "a quiz about …"; nothing for the usual questions
    chinese: str
    titles: tuple[str, str]
    questions: str  # a line each, the right answer first
    questions_chinese: str
    palette: int

    @property
    def scene(self) -> Scene:
        return Scene(
            name=NAME,
            english=[text.format(self.english) for text in (ABOUT if self.english else USUAL)],
            chinese=[
                text.format(self.chinese)
                for text in (ABOUT_CHINESE if self.chinese else USUAL_CHINESE)
            ],
            prose=(
                f"A quiz about {self.english}." if self.english else "A quiz of four questions.",
                f"{self.chinese}测验。" if self.chinese else "四道题的小测验。",
            ),
            texts={
                "title": self.titles,
                "questions": (self.questions, self.questions_chinese),
                "done": ("Right answers:", "答对:"),
                "again": ("Once more", "再来一次"),
            },
            style=CARD + BUTTON + STYLE,
            content=CONTENT,
            body="light",
            palette=self.palette,
        )


USUAL = (
    "a quiz",
    "a quiz game",
    "a trivia quiz",
    "a trivia game",
    "a general knowledge quiz",
    "a quiz with four questions",
    "a multiple choice quiz",
    "a quiz with a score",
    "quiz me",
)
ABOUT = ("a quiz about {}", "a {} quiz", "a quiz on {}", "a trivia game about {}", "a {} trivia")
USUAL_CHINESE = (
    "一个小测验",
    "一个问答游戏",
    "一个知识问答",
    "一个选择题测验",
    "一个常识测验",
    "一个答题游戏",
    "知识竞赛",
)
ABOUT_CHINESE = ("一个关于{}的测验", "一个{}测验", "一个{}知识问答", "{}小测验", "一个{}问答游戏")
TOPICS = (
    Topic("", "", ("Quiz", "小测验"),
          """Which is the largest ocean?=Pacific=Atlantic=Arctic
Which metal is liquid in a warm room?=Mercury=Tin=Silver
How many strings has a violin?=Four=Five=Six
How many minutes has a day?=1440=1200=3600""",
          """最大的海洋是哪个?=太平洋=大西洋=北冰洋
哪种金属在室温下是液体?=汞=锡=银
小提琴有几根弦?=四根=五根=六根
一天有多少分钟?=1440=1200=3600""", 0),
    Topic("space", "太空", ("Space quiz", "太空测验"),
          """Which planet is the largest?=Jupiter=Saturn=Mars
Which planet is closest to the Sun?=Mercury=Venus=Mars
Who first walked on the Moon?=Neil Armstrong=Buzz Aldrin=Yuri Gagarin
What is the Sun?=A star=A planet=A moon""",
          """最大的行星是哪颗?=木星=土星=火星
离太阳最近的行星是哪颗?=水星=金星=火星
谁最先在月球上行走?=阿姆斯特朗=奥尔德林=加加林
太阳是什么?=恒星=行星=卫星""", 1),
    Topic("animals", "动物", ("Animal quiz", "动物测验"),
          """Which animal is the tallest?=Giraffe=Elephant=Camel
Which is the fastest on land?=Cheetah=Horse=Lion
How many legs has a spider?=Eight=Six=Ten
Which bird cannot fly?=Penguin=Swan=Owl""",
          """最高的动物是哪种?=长颈鹿=大象=骆驼
陆地上跑得最快的是?=猎豹=马=狮子
蜘蛛有几条腿?=八条=六条=十条
哪种鸟不会飞?=企鹅=天鹅=猫头鹰""", 2),
    Topic("geography", "地理", ("Geography quiz", "地理测验"),
          """What is the capital of Australia?=Canberra=Sydney=Melbourne
In which country is Machu Picchu?=Peru=Chile=Mexico
Which mountain is the highest?=Everest=K2=Mont Blanc
Which desert is in Mongolia?=Gobi=Sahara=Atacama""",
          """澳大利亚的首都是?=堪培拉=悉尼=墨尔本
马丘比丘在哪个国家?=秘鲁=智利=墨西哥
世界上最高的山是?=珠穆朗玛峰=乔戈里峰=勃朗峰
蒙古有哪片沙漠?=戈壁=撒哈拉=阿塔卡马""", 6),
    Topic("science", "科学", ("Science quiz", "科学测验"),
          """Which gas do plants take in?=Carbon dioxide=Oxygen=Helium
How many bones has an adult?=206=106=306
What pulls an apple to the ground?=Gravity=Friction=Magnetism
What is water made of?=Hydrogen and oxygen=Carbon and oxygen=Nitrogen""",
          """植物吸收哪种气体?=二氧化碳=氧气=氦气
成年人有多少块骨头?=206=106=306
什么力让苹果落地?=引力=摩擦力=磁力
水由什么组成?=氢和氧=碳和氧=氮""", 3),
)  # fmt: skip


SCENES = tuple(topic.scene for topic in TOPICS)
SCENE = SCENES[0]


def example(rng: Random, chinese: bool) -> Example:
    return rng.choice((SCENE, SCENE, *SCENES)).example(rng, chinese)
