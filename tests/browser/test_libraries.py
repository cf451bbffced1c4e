"""Pages that load libraries from content networks work on a machine that reaches none."""

import pytest
from playwright.sync_api import Page, expect

from tests.integration.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.processes]

DONE = "document.body.dataset.done = 'yes'"
JSDELIVR = "https://cdn.jsdelivr.net/npm"
PAGES = {
    "three as a global": f"""
        <script src="https://cdnjs.cloudflare.com/ajax/libs/three.js/r128/three.min.js"></script>
        <script src="{JSDELIVR}/three@0.128.0/examples/js/controls/OrbitControls.js"></script>
        <script>if (THREE.REVISION === '128' && THREE.OrbitControls) {DONE}</script>""",
    "three as modules": f"""
        <script type="importmap">{{"imports": {{
          "three": "https://unpkg.com/three@0.160.0/build/three.module.js",
          "three/addons/": "https://unpkg.com/three@0.160.0/examples/jsm/"
        }}}}</script>
        <script type="module">
        import * as THREE from 'three';
        import {{ OrbitControls }} from 'three/addons/controls/OrbitControls.js';
        if (new THREE.Scene().isScene && OrbitControls) {DONE}
        </script>""",
    "chart.js": f"""
        <canvas id="chart"></canvas><script src="{JSDELIVR}/chart.js"></script>
        <script>new Chart(chart, {{type: 'bar', data: {{labels: ['a'], datasets: [{{data: [3]}}]}}}});
        {DONE}</script>""",
    "d3 and topojson": f"""
        <script src="https://d3js.org/d3.v7.min.js"></script><script src="https://unpkg.com/topojson-client@3"></script>
        <script>d3.select('body').append('p').text('d3'); if (topojson.feature) {DONE}</script>""",
    "echarts": f"""
        <div id="chart" style="width:300px;height:200px"></div><script src="{JSDELIVR}/echarts@5/dist/echarts.min.js"></script>
        <script>echarts.init(chart).setOption({{xAxis: {{}}, yAxis: {{}}, series: [{{type: 'line', data: [[0, 1]]}}]}});
        {DONE}</script>""",
    "plotly": f"""
        <div id="chart"></div><script src="https://cdn.plot.ly/plotly-2.35.2.min.js"></script>
        <script>Plotly.newPlot('chart', [{{x: [1], y: [2]}}]).then(() => {{ {DONE} }})</script>""",
    "vega-lite": f"""
        <div id="chart"></div><script src="{JSDELIVR}/vega@5"></script><script src="{JSDELIVR}/vega-lite@5"></script>
        <script src="{JSDELIVR}/vega-embed@6"></script>
        <script>vegaEmbed('#chart', {{data: {{values: [{{a: 1}}]}}, mark: 'point', encoding: {{x: {{field: 'a'}}}}}})
        .then(() => {{ {DONE} }})</script>""",
    "react and babel": f"""
        <div id="root"></div><script src="https://unpkg.com/react@18/umd/react.development.js" crossorigin></script>
        <script src="https://unpkg.com/react-dom@18/umd/react-dom.development.js" crossorigin></script>
        <script src="https://unpkg.com/@babel/standalone/babel.min.js"></script>
        <script type="text/babel">
        function App() {{ React.useEffect(() => {{ {DONE} }}, []); return <h1>Hi</h1>; }}
        ReactDOM.createRoot(document.getElementById('root')).render(<App />);
        </script>""",
    "react as modules": f"""
        <div id="root"></div><script type="module">
        import React, {{ useEffect }} from "https://esm.sh/react@19";
        import {{ createRoot }} from "https://esm.sh/react-dom@19/client";
        const App = () => {{ useEffect(() => {{ {DONE} }}, []); return React.createElement('h1', null, 'Hi'); }};
        createRoot(root).render(React.createElement(App));
        </script>""",
    "tailwind with a config": f"""
        <script src="https://cdn.tailwindcss.com"></script>
        <script>tailwind.config = {{ theme: {{ extend: {{ colors: {{ brand: '#123456' }} }} }} }}</script>
        <p id="p" class="text-brand p-4">Hi</p>
        <script>setInterval(() => {{
        if (getComputedStyle(p).color === 'rgb(18, 52, 86)' && getComputedStyle(p).padding === '16px') {DONE} }}, 50)</script>""",
    "vue": f"""
        <div id="app">{{{{ text }}}}</div><script src="https://unpkg.com/vue@3/dist/vue.global.js"></script>
        <script>Vue.createApp({{ data: () => ({{ text: 'Hi' }}), mounted() {{ {DONE} }} }}).mount('#app')</script>""",
    "p5": f"""
        <script src="https://cdnjs.cloudflare.com/ajax/libs/p5.js/1.4.0/p5.js"></script>
        <script>function setup() {{ createCanvas(100, 100); {DONE} }} function draw() {{ background(200); }}</script>""",
    "gsap": f"""
        <p id="p">Hi</p><script src="{JSDELIVR}/gsap@3.12.5/dist/gsap.min.js"></script>
        <script src="{JSDELIVR}/gsap@3.12.5/dist/ScrollTrigger.min.js"></script>
        <script>gsap.registerPlugin(ScrollTrigger); gsap.to('#p', {{ x: 9, duration: 0.1, onComplete() {{ {DONE} }} }})</script>""",
    "font awesome and google fonts": f"""
        <link rel="stylesheet" href="https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.4.0/css/all.min.css">
        <link href="https://fonts.googleapis.com/css2?family=Inter:wght@400;700&display=swap" rel="stylesheet">
        <i class="fas fa-star"></i><p style="font-family: Inter">Hi</p>
        <script>Promise.all([document.fonts.load('16px Inter'), document.fonts.load('900 16px "Font Awesome 6 Free"')])
        .then((all) => {{ if (all.flat().length === 2) {DONE} }})</script>""",
    "leaflet": f"""
        <link rel="stylesheet" href="https://unpkg.com/leaflet@1.9.4/dist/leaflet.css"/>
        <div id="map" style="height:200px"></div><script src="https://unpkg.com/leaflet@1.9.4/dist/leaflet.js"></script>
        <script>L.map('map').setView([51, 0], 9); {DONE}</script>""",
    "a script that is added later": f"""
        <script>const s = document.createElement('script'); s.src = '{JSDELIVR}/matter-js@0.19.0/build/matter.min.js';
        s.onload = () => {{ if (Matter.Engine) {DONE} }}; document.head.append(s)</script>""",
    "pictures from elsewhere": f"""
        <img id="i" src="https://picsum.photos/300/200"><script>i.onload = () => {{
        if (i.naturalWidth === 300) {DONE} }}</script>""",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_library(page: Page, stack: Stack, name: str) -> None:
    html = f"<!DOCTYPE html>\n<html>\n<body>\n<h1>{name}</h1>\n{PAGES[name]}\n</body>\n</html>\n"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(stack.origin)
    created = page.evaluate(
        """async ([title, html]) => {
            const cookie = document.querySelector('[name=csrfmiddlewaretoken]').value;
            const answer = await fetch('/api/artifacts/import', {method: 'POST',
                headers: {'Content-Type': 'application/json', 'X-CSRFToken': cookie},
                body: JSON.stringify({title, files: {'index.html': html}})});
            return answer.json();
        }""",
        [name, html],
    )
    page.goto(stack.origin + created["url"] if created["url"].startswith("/") else created["url"])
    body = page.frame_locator("preview-frame iframe").last.locator("body")
    expect(body).to_have_attribute("data-done", "yes", timeout=15_000)
    assert all(
        url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:")) for url in asked
    )
