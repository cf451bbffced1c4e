from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.names import person
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site
from inference.demo_model.corpus.words import job

NAME = "resume"
ENGLISH = (
    "a résumé for {name}, {job}",
    "draft a résumé for {name}, {job}",
    "a CV for {name}, who is a {job}",
    "the resume of {name}, {job}",
    "a one-page resume for {name}, a {job}",
    "CV for {name}, {job}",
    "résumé of {name}, {job}",
    "a resume page for the {job} {name}",
    "draft a resume for {name}, {job}",
    "write a CV for {name}, {job}",
    "{name} is a {job}, write a résumé",
    "CV: {name}, {job}",
)
CHINESE = (
    "为{job}{name}写一份简历",
    "{name}的简历,{job}",
    "一份{job}{name}的简历",
    "写{name}的个人简历,职业是{job}",
    "{job}{name}的简历",
    "为{name}写简历,{job}",
    "给{name}做一份简历,{job}",
    "{name}是{job},写一份简历",
)
USUAL = """main { max-width: 760px; margin: 0 auto; padding: 64px 32px; background: #fff; min-height: 100vh }
header { border-left: 6px solid var(--accent); padding-left: 20px; margin-bottom: 40px }
h1 { font-size: 40px; line-height: 1.1; letter-spacing: -.02em }
header p { font-size: 20px; color: var(--accent) }
h2 { margin: 32px 0 10px; font-size: 14px; letter-spacing: .12em; text-transform: uppercase; color: var(--accent) }
li { margin: 6px 0 }
ul { padding-left: 20px }
"""
SPLIT = """h2 { margin: 32px 0 10px; font-size: 14px; letter-spacing: .12em; text-transform: uppercase; color: var(--accent) }
li { margin: 6px 0 }
ul { padding-left: 20px }
"""
MAGAZINE = """section > p { grid-column: 1 / -1; padding-bottom: 40px; font: 28px/1.4 Georgia, serif }
h2 { padding: 16px 0; border-top: 1px solid; font: 400 28px Georgia, serif; color: var(--accent) }
ul { padding: 20px 0 40px; list-style: none }
li { margin: 6px 0 }
@media (min-width: 720px) {
main section { grid-template-columns: 1fr 2fr; gap: 0 }
ul { border-top: 1px solid }
}
"""
CONTENT = """<main>
<header>
<h1>[[name]]</h1>
<p>[[job]]</p>
</header>
<section>
[[text]]
</section>
</main>
"""
TEXT = """<p>A curious and careful [[job]] who likes clear goals, honest feedback and work that lasts.</p>
<h2>Experience</h2>
<ul>
<li><strong>Senior [[job]]</strong>, 2021 to today: leads a team of five.</li>
<li><strong>[[job]]</strong>, 2017 to 2021: grew from trainee to specialist.</li>
</ul>
<h2>Education</h2>
<ul>
<li>Master's degree with distinction, 2017</li>
</ul>
<h2>Skills</h2>
<ul>
<li>Listening, planning, explaining</li>
<li>English, Spanish, Mandarin</li>
</ul>"""
TEXT_CHINESE = """<p>一名好奇而细致的[[job]],喜欢清晰的目标和经得起时间的工作。</p>
<h2>经历</h2>
<ul>
<li><strong>高级[[job]]</strong>,2021 年至今:带领五人团队。</li>
<li><strong>[[job]]</strong>,2017 至 2021 年:从实习生成长为专家。</li>
</ul>
<h2>教育</h2>
<ul>
<li>硕士,优秀毕业生,2017 年</li>
</ul>
<h2>技能</h2>
<ul>
<li>倾听、规划、讲解</li>
<li>中文、英文、西班牙文</li>
</ul>"""
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("A résumé for [[name]].", "[[name]]的简历。"),
    texts={"text": (TEXT, TEXT_CHINESE)},
    looks=Looks(USUAL, SPLIT, MAGAZINE),
    content=CONTENT,
)


def example(rng: Random, chinese: bool) -> Example:
    name, work = person(rng, chinese), job(rng, chinese)
    values = {"name": name, "title": name, "job": work}
    return SITE.example(rng, chinese, PALETTES[6], values)
