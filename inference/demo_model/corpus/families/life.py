from inference.demo_model.corpus.scene import STAGE, VIEW, Scene

NAME = "life"
CONTENT = (
    VIEW
    + """const size = 12, columns = Math.ceil(w / size), lines = Math.ceil(h / size);
let cells = Array.from({ length: columns * lines }, () => Math.random() < 0.25);
function at(x, y) { return cells[(y + lines) % lines * columns + (x + columns) % columns] }
function around(x, y) {
  let count = 0;
  for (let i = -1; i < 2; i++)
    for (let j = -1; j < 2; j++) if ((i || j) && at(x + i, y + j)) count++;
  return count;
}
function step() {
  cells = cells.map((alive, i) => {
    const count = around(i % columns, Math.floor(i / columns));
    return count === 3 || alive && count === 2;
  });
  pen.clearRect(0, 0, w, h);
  pen.fillStyle = accent;
  cells.forEach((alive, i) => {
    if (alive) pen.fillRect(i % columns * size, Math.floor(i / columns) * size, size - 2, size - 2);
  });
}
view.onpointermove = event => {
  cells[Math.floor(event.offsetY / view.clientHeight * h / size) * columns + Math.floor(event.offsetX / view.clientWidth * w / size)] = true;
};
let frame = 0;
run(() => { if (frame++ % 7 === 0) step() });
</script>
"""
)
SCENE = Scene(
    name=NAME,
    english=(
        "Conway's game of life",
        "the game of life",
        "a game of life simulation",
        "a cellular automaton",
        "game of life",
        "Conway's life",
    ),
    chinese=("一个生命游戏", "康威生命游戏", "生命游戏模拟", "一个元胞自动机", "生命游戏"),
    prose=(
        "Conway's game of life. Move over the field to add cells.",
        "康威的生命游戏,移动指针可以添加细胞。",
    ),
    texts={"title": ("Game of life", "生命游戏")},
    style=STAGE,
    content=CONTENT,
    palette=2,
)
example = SCENE.example
