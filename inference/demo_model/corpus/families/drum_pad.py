from inference.demo_model.corpus.look import BUTTON
from inference.demo_model.corpus.scene import Scene

NAME = "drum_pad"
STYLE = """main { width: min(100%, 440px); padding: 24px; border-radius: 24px; text-align: center }
h1 { font-size: 24px; margin-bottom: 20px }
#pads { display: grid; grid-template-columns: repeat(3, 1fr); gap: 14px }
#pads button { aspect-ratio: 1; padding: 0; border-radius: 20px; font-size: 22px }
#pads button:active { filter: brightness(1.5); transform: scale(.95) }
"""
CONTENT = """<main>
<h1>[[title]]</h1>
<div id="pads"></div>
</main>
<script>
let audio;
function hit(pitch) {
  audio ??= new AudioContext();
  const tone = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
  tone.type = pitch > 300 ? "square" : "sine";
  tone.frequency.setValueAtTime(pitch, now);
  tone.frequency.exponentialRampToValueAtTime(pitch / 4, now + 0.2);
  volume.gain.setValueAtTime(0.5, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.3);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(now + 0.3);
}
const pitches = [90, 120, 160, 220, 300, 420, 600, 900, 1400];
pitches.forEach((pitch, i) => {
  const pad = document.createElement("button");
  pad.textContent = i + 1;
  pad.onpointerdown = () => hit(pitch);
  document.getElementById("pads").append(pad);
});
addEventListener("keydown", event => { if (pitches[event.key - 1]) hit(pitches[event.key - 1]) });
</script>
"""
SCENE = Scene(
    name=NAME,
    english=(
        "a drum pad",
        "a drum machine",
        "nine drum pads",
        "a drum kit to play",
        "drums",
        "drum pad",
    ),
    chinese=("一个鼓垫", "一个架子鼓", "一个电子鼓", "一个可以演奏的鼓", "打鼓应用", "电子鼓"),
    prose=(
        "Nine drum pads, for the mouse and for the keys 1 to 9.",
        "九个鼓垫,用鼠标或数字键 1 到 9 演奏。",
    ),
    texts={"title": ("Drum pad", "电子鼓")},
    style=BUTTON + STYLE,
    content=CONTENT,
    frames="card",
    body="dark",
    palette=0,
)
example = SCENE.example
