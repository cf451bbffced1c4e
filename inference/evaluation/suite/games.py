from inference.evaluation.browser_checks import Finds, Has, Moves, Reacts, click, keys
from inference.evaluation.suite.asking import asking, shows

en, zh = asking("games", "en"), asking("games", "zh")
START = (("key", "Enter"), ("key", "Space"))
BEGIN = "Start|Play|New game|Begin|Restart"
BEGIN_ZH = "开始|开始游戏|新游戏|重新开始"


def steered(*names: str) -> Reacts:
    """The keys change the game, also where a key has to start it."""
    return Reacts(tuple(("key", name) for name in names for _ in range(2)), START)


TASKS = (
    en(
        "snake",
        "A snake game played with the arrow keys",
        steered("ArrowUp", "ArrowLeft", "ArrowDown"),
    ),
    en(
        "pong",
        "Pong for two: W and S on the left, arrow keys on the right",
        steered("w", "w", "w", "ArrowUp", "ArrowUp"),
    ),
    en(
        "breakout",
        "Breakout with five rows of bricks; the paddle follows the arrow keys",
        steered("ArrowLeft", "ArrowLeft", "ArrowLeft"),
    ),
    en("tetris", "Tetris with score and next piece", steered("ArrowLeft", "ArrowUp", "ArrowDown")),
    en(
        "2048",
        "The game 2048 with arrow keys",
        keys("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"),
    ),
    en("flappy", "A flappy bird clone; space lets the bird jump", steered("Space", "Space")),
    en(
        "minesweeper",
        "Minesweeper on a 9 by 9 board with 10 mines",
        Finds("button, td, canvas, .cell, [data-x], [role=gridcell]"),
        Reacts((("tap", "td, .cell, [role=gridcell], canvas, #board > *, main button"),)),
    ),
    en(
        "memory",
        "A memory game with eight pairs of animals",
        Has(16),
        Reacts((("tap", ".card, [role=button], #cards > *, #board > *, main button, .grid > *"),)),
    ),
    en(
        "tic-tac-toe",
        "Tic-tac-toe against the computer",
        Reacts((("tap", ".cell, td, #board > *, .board > *, main button, canvas"),)),
    ),
    en("whack", "Whack a mole with a 30 second timer and a score", shows("30"), click(BEGIN)),
    en(
        "guess",
        "Guess my number from 1 to 100, with hints higher and lower",
        Finds("input"),
        Reacts((("type", "50"), ("key", "Enter"), ("click", "Guess|Check|Submit|Try|OK"))),
    ),
    en("hangman", "Hangman about planets with buttons for the letters", click("E")),
    en("simon", "Simon says with four coloured fields", Finds("button, .pad, [role=button], div")),
    en(
        "reaction",
        "A reaction timer: click as soon as the box turns green, shows the milliseconds",
        Reacts((("tap", "#box, .box, button, main, [role=button]"), ("wait", "400"))),
    ),
    zh("snake", "来一个绿色的贪吃蛇,用方向键控制", steered("ArrowUp", "ArrowLeft", "ArrowDown")),
    zh("tetris", "俄罗斯方块,显示分数", shows("分"), steered("ArrowLeft", "ArrowUp", "ArrowDown")),
    zh(
        "gomoku",
        "五子棋,两个人轮流下",
        Reacts((("tap", "canvas, td, .cell, #board > *, .board > *"),)),
    ),
    zh(
        "2048",
        "做一个2048小游戏,用方向键玩",
        keys("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"),
    ),
    zh("plane", "飞机大战,左右键移动,空格射击", steered("ArrowLeft", "ArrowLeft", "Space")),
    zh(
        "memory",
        "记忆翻牌游戏,六对水果",
        Has(12),
        Reacts((("tap", ".card, [role=button], #cards > *, #board > *, main button, .grid > *"),)),
    ),
    zh("rps", "石头剪刀布,和电脑玩,显示比分", click("石头|✊|🪨")),
    zh("dice", "掷两个骰子,点击按钮显示点数之和", Reacts((("tap", "button"),))),
    zh(
        "quiz",
        "五道关于中国地理的选择题,最后显示得分",
        Reacts((("tap", "button, input[type=radio], li, label"),)),
    ),
    zh(
        "fruit",
        "接水果游戏:篮子左右移动接住落下的水果",
        Moves(),
        steered("ArrowLeft", "ArrowLeft", "ArrowLeft"),
    ),
    zh(
        "maze",
        "迷宫游戏,用方向键从入口走到出口",
        keys("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"),
    ),
)
