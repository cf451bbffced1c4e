// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import served from "#libraries";
import { Libraries } from "../../static/sandbox/libraries.js";
import { placeholder } from "../../static/sandbox/placeholder.js";

const libraries = new Libraries(served);
const WITHOUT_VERSION = /@\d+(?:\.\d+)*(?=\/)/;

/** @param {string} address @param {"script" | "style" | "module"} [kind] */
const find = (address, kind = "script") => libraries.find(address, kind)?.replace(WITHOUT_VERSION, "") ?? null;

test("scripts of the content networks that models name", () => {
  const found = {
    "https://cdnjs.cloudflare.com/ajax/libs/three.js/r128/three.min.js": "/vendor/three-r128/build/three.min.js",
    "https://cdn.jsdelivr.net/npm/three@0.128.0/build/three.min.js": "/vendor/three-r128/build/three.min.js",
    "https://cdn.jsdelivr.net/npm/three@0.128.0/examples/js/controls/OrbitControls.js":
      "/vendor/three-r128/examples/js/controls/OrbitControls.js",
    "https://cdn.jsdelivr.net/npm/chart.js": "/vendor/chart.js/dist/chart.umd.js",
    "https://cdnjs.cloudflare.com/ajax/libs/Chart.js/4.4.1/chart.umd.min.js": "/vendor/chart.js/dist/chart.umd.js",
    "https://d3js.org/d3.v7.min.js": "/vendor/d3/dist/d3.min.js",
    "https://cdn.plot.ly/plotly-2.35.2.min.js": "/vendor/plotly.js-basic-dist-min/plotly-basic.min.js",
    "https://unpkg.com/react@18/umd/react.production.min.js": "/vendor/react-18/umd/react.production.min.js",
    "https://unpkg.com/@babel/standalone/babel.min.js": "/vendor/@babel/standalone/babel.min.js",
    "https://cdnjs.cloudflare.com/ajax/libs/p5.js/1.4.0/p5.js": "/vendor/p5/lib/p5.min.js",
    "https://cdn.jsdelivr.net/npm/gsap@3.12.5/dist/ScrollTrigger.min.js": "/vendor/gsap/dist/ScrollTrigger.min.js",
    "https://code.jquery.com/jquery-3.6.0.min.js": "/vendor/jquery/dist/jquery.min.js",
    "https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/js/bootstrap.bundle.min.js":
      "/vendor/bootstrap/dist/js/bootstrap.bundle.min.js",
    "https://cdn.tailwindcss.com": "/vendor/tailwind.js",
    "https://unpkg.com/lucide@latest": "/vendor/lucide/dist/umd/lucide.min.js",
    "//cdn.jsdelivr.net/npm/matter-js@0.19.0/build/matter.min.js": "/vendor/matter-js/build/matter.min.js",
  };
  for (const [address, expected] of Object.entries(found)) assert.equal(find(address), expected, address);
});

test("style sheets and fonts", () => {
  const found = {
    "https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.4.0/css/all.min.css":
      "/vendor/@fortawesome/fontawesome-free/css/all.min.css",
    "https://unpkg.com/aos@2.3.1/dist/aos.css": "/vendor/aos/dist/aos.css",
    "https://cdn.jsdelivr.net/npm/@picocss/pico@2/css/pico.min.css": "/vendor/@picocss/pico/css/pico.min.css",
    "https://unpkg.com/leaflet@1.9.4/dist/leaflet.css": "/vendor/leaflet/dist/leaflet.css",
    "https://fonts.googleapis.com/css2?family=Inter:wght@400;700&amp;display=swap":
      "/vendor/fonts.css?family=Inter:wght@400;700&display=swap",
  };
  for (const [address, expected] of Object.entries(found)) assert.equal(find(address, "style"), expected, address);
});

test("modules, and folders of them in import maps", () => {
  const found = {
    "https://unpkg.com/three@0.160.0/build/three.module.js": "/vendor/three/build/three.module.js",
    "https://unpkg.com/three@0.160.0/examples/jsm/": "/vendor/three/examples/jsm/",
    "https://cdn.skypack.dev/three@0.136.0/examples/jsm/controls/OrbitControls.js":
      "/vendor/three/examples/jsm/controls/OrbitControls.js",
    "https://esm.sh/react@19": "/vendor/esm/react.js",
    "https://esm.sh/react-dom@19/client": "/vendor/esm/react-dom_client.js",
    "https://esm.sh/react@18/jsx-runtime": "/vendor/esm/react_jsx-runtime.js",
    "https://cdn.jsdelivr.net/npm/d3@7/+esm": "/vendor/esm/d3.js",
    "https://cdn.jsdelivr.net/npm/cannon-es@0.20.0/dist/cannon-es.js": "/vendor/cannon-es/dist/cannon-es.js",
    "https://esm.sh/lil-gui@0.19.1": "/vendor/lil-gui/dist/lil-gui.esm.min.js",
  };
  for (const [address, expected] of Object.entries(found)) assert.equal(find(address, "module"), expected, address);
});

test("what nobody serves stays as it is", () => {
  for (const address of ["https://example.com/x.js", "https://unpkg.com/left-pad", "/local.js", "app.js", ""]) {
    assert.equal(find(address), null);
  }
});

test("each library has all the files that it names", () => {
  for (const [name, { versions }] of Object.entries(served.libraries)) {
    for (const { script, style, files, folders } of versions) {
      for (const file of [script, style]) assert.ok(!file || files.includes(file), `${name}: ${file}`);
      assert.ok(files.length || folders.length || served.modules[name], name);
    }
  }
});

test("a placeholder has the size that was asked for", () => {
  const sizes = {
    "https://picsum.photos/300/200": "300 200",
    "https://via.placeholder.com/150": "150 150",
    "https://placehold.co/600x400/png": "600 400",
    "https://images.unsplash.com/photo-1?w=400&h=300&fit=crop": "400 300",
    "images/hero.jpg": "800 600",
  };
  for (const [address, size] of Object.entries(sizes)) {
    assert.ok(decodeURIComponent(placeholder(address)).includes(`viewBox='0 0 ${size}'`), address);
  }
});
