from dataclasses import replace
from random import Random

from inference.demo_model.corpus.family import Example
from inference.demo_model.corpus.names import brand, person
from inference.demo_model.corpus.palettes import PALETTES
from inference.demo_model.corpus.sites import Looks, Site
from inference.demo_model.corpus.words import goods, tasks

NAME = "blog"
ENGLISH = (
    "a blog called {name}",
    "a blog about {name}",
    "a blog for {name}",
    "a blog named {name}",
    "a personal blog called {name}",
    "a travel blog called {name}",
    "a blog page for {name}",
    "the blog of {name}",
    "my blog is called {name}, make it",
    "blog about {name}",
    "start a blog about {name} for me",
)
ENGLISH_ITEMS = (
    "a blog called {name} with the posts {items}",
    "a blog about {name} with posts: {items}",
    "a blog about {name}: {items}",
    "a blog for {name} with the articles {items}",
    "a blog named {name}, posts: {items}",
    "blog {name}: {items}",
)
CHINESE = (
    "一个叫{name}的博客",
    "{name}的博客",
    "一个关于{name}的博客",
    "为{name}做博客",
    "一个{name}的个人博客",
    "{name}博客网站",
    "写一个关于{name}的博客网站",
    "我的博客叫{name},做个页面",
)
CHINESE_ITEMS = (
    "{name}的博客:{items}",
    "一个叫{name}的博客,文章:{items}",
    "一个关于{name}的博客:{items}",
    "{name}的博客,有这些文章:{items}",
)
TITLES = (
    "Why I love {}", "Notes on {}", "A year of {}", "{} for beginners", "My first {}", "How to choose {}",
    "In praise of {}", "What {} taught me", "The secret of {}", "Ten rules for {}", "{}", "Hello {}",
)  # fmt: skip
CHINESE_TITLES = (
    "我为什么喜欢{}", "{}笔记", "{}的一年", "{}入门", "第一次遇见{}", "怎么挑{}", "{}的秘密", "{}",
)  # fmt: skip
POSTS = """time { font-size: 14px; color: var(--accent) }
h2 { margin: 6px 0; font-size: 26px; line-height: 1.2; overflow-wrap: anywhere }
h2::first-letter { text-transform: uppercase }
"""
USUAL = (
    POSTS
    + """main { max-width: 720px; margin: 0 auto; padding: 10vh 24px }
h1 { font-size: clamp(40px, 8vw, 84px); line-height: 1.02; letter-spacing: -.03em }
header p { margin: 16px 0 48px; font-size: 20px }
article { padding: 28px 0; border-top: 1px solid; font-size: 18px }
"""
)
CONTENT = """<main>
<header>
<h1>[[name]]</h1>
<p>[[about]]</p>
</header>
<section id="posts"></section>
</main>
<script>
const texts = ["[[one]]", "[[two]]", "[[three]]"];
const things = "[[items]]";
things.split(/, | and |、/).forEach((name, i) => {
  const post = document.createElement("article"), date = document.createElement("time");
  const title = document.createElement("h2"), text = document.createElement("p");
  const day = new Date(Date.now() - i * 6e8);
  date.textContent = day.toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric" });
  title.textContent = name;
  text.textContent = texts[i % 3];
  post.append(date, title, text);
  document.getElementById("posts").append(post);
});
</script>
"""
TEXTS = {
    "title": ("Blog", "博客"),
    "about": ("Small notes, written slowly.", "慢慢写下的小笔记。"),
    "one": (
        "It began with a walk and a question that did not let go.",
        "起因是一次散步,和一个放不下的问题。",
    ),
    "two": (
        "Three things that went wrong, and the one that made up for them.",
        "三件出错的事,和一件补偿了一切的事。",
    ),
    "three": (
        "A short answer to everybody who wrote to ask.",
        "给所有来信提问的人一个简短的回答。",
    ),
}
USUAL_POSTS = {
    "items": (
        "A slow morning, Letters from the harbour and What June was like",
        "慢悠悠的早晨、港口来信、六月的样子",
    )
}
SITE = Site(
    name=NAME,
    english=ENGLISH,
    chinese=CHINESE,
    prose=("The blog [[name]].", "博客“[[name]]”。"),
    texts=TEXTS | USUAL_POSTS,
    looks=Looks(USUAL, POSTS, POSTS),
    content=CONTENT,
)
LISTED = replace(
    SITE,
    english=ENGLISH_ITEMS,
    chinese=CHINESE_ITEMS,
    prose=("The blog [[name]]: [[items]].", "博客“[[name]]”:[[items]]。"),
    texts=TEXTS,
)


def example(rng: Random, chinese: bool) -> Example:
    values = {"name": _name(rng, chinese)}
    if rng.random() < 0.5:
        return SITE.example(rng, chinese, PALETTES[1], values)
    values["items"] = _titles(rng, chinese)
    return LISTED.example(rng, chinese, PALETTES[1], values)


def _name(rng: Random, chinese: bool) -> str:
    dice = rng.random()
    if dice < 0.3:
        return goods(rng, 1, chinese)[0]
    return person(rng, chinese) if dice < 0.45 else brand(rng, chinese)


def _titles(rng: Random, chinese: bool) -> str:
    count = rng.choice((2, 3, 3, 4))
    if rng.random() < 0.3:
        titles = tasks(rng, count, chinese)
    else:
        forms = rng.sample(CHINESE_TITLES if chinese else TITLES, count)
        names = goods(rng, count, chinese)
        titles = [form.format(name) for form, name in zip(forms, names, strict=True)]
    if chinese:
        return "、".join(titles)
    if rng.random() < 0.5:
        return ", ".join(titles)
    return ", ".join(titles[:-1]) + f" and {titles[-1]}"
