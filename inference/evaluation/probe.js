// Runs before the page's own scripts: makes chance repeatable and notes what is drawn on a canvas.
(() => {
  const MOST = 20000; // calls of each kind that are kept
  let state = 20;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  const drawn = { texts: [], rects: [], arcs: [], points: [] };
  const keep = (list, item) => {
    if (list.length < MOST) list.push(item);
  };
  const notes = {
    fillText: (text) => keep(drawn.texts, String(text)),
    strokeText: (text) => keep(drawn.texts, String(text)),
    fillRect: (...box) => keep(drawn.rects, box.slice(0, 4)),
    rect: (...box) => keep(drawn.rects, box.slice(0, 4)),
    roundRect: (...box) => keep(drawn.rects, box.slice(0, 4)),
    arc: (x, y, radius, from, to) => keep(drawn.arcs, [x, y, radius, Math.abs(to - from)]),
    moveTo: (x, y) => keep(drawn.points, [x, y]),
    lineTo: (x, y) => keep(drawn.points, [x, y]),
    bezierCurveTo: (...at) => keep(drawn.points, at.slice(-2)),
  };
  for (const [name, note] of Object.entries(notes)) {
    for (const type of [CanvasRenderingContext2D, Path2D]) {
      const original = type.prototype[name];
      if (!original) continue;
      type.prototype[name] = function (...given) {
        note(...given);
        return original.apply(this, given);
      };
    }
  }
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    const keeps = String(kind).startsWith("webgl") ? { ...options, preserveDrawingBuffer: true } : options;
    return getContext.call(this, kind, keeps);
  };

  const canvases = () => [...document.querySelectorAll("canvas")];
  const picture = (canvas) => {
    try {
      return canvas.toDataURL();
    } catch {
      return ""; // it holds a picture of another origin
    }
  };
  const values = () =>
    [...document.querySelectorAll("input, textarea, select")].map((field) => `${field.value}${field.checked}`);

  // `written`: without what stands in fields.
  const text = (written = false) => {
    const shown = document.body?.innerText ?? "";
    const svg = [...document.querySelectorAll("svg text")].map((element) => element.textContent);
    return [document.title, shown, ...svg, ...(written ? [] : values()), ...drawn.texts].join("\n");
  };

  const print = () => JSON.stringify([document.documentElement.outerHTML, values(), canvases().map(picture)]);

  // Whether something is there to be seen: text, a drawn canvas, a picture or a form.
  const visible = () => {
    if ((document.body?.innerText ?? "").trim()) return true;
    const blank = (canvas) => {
      const other = document.createElement("canvas");
      other.width = canvas.width;
      other.height = canvas.height;
      return picture(other) === picture(canvas);
    };
    if (canvases().some((canvas) => canvas.width && canvas.height && !blank(canvas))) return true;
    return [...document.querySelectorAll("svg *, img, input, button")].some((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1;
    });
  };

  // Rows of numbers that the page shows as lengths, places or angles: one row for each way to read
  // a group of like elements, a path or what was drawn.
  const rows = () => {
    const found = [];
    const groups = new Map();
    for (const element of document.querySelectorAll("body *")) {
      const name = `${element.tagName}.${element.getAttribute("class") ?? ""}`;
      const parent = element.parentElement;
      for (const key of [parent, parent?.parentElement]) {
        if (!groups.has(key)) groups.set(key, new Map());
        const named = groups.get(key);
        named.set(name, [...(named.get(name) ?? []), element]);
      }
    }
    for (const named of groups.values()) {
      for (const elements of named.values()) {
        if (elements.length < 3 || elements.length > 60) continue;
        const boxes = elements.map((element) => element.getBoundingClientRect());
        const middle = (box) => box.top + box.height / 2;
        for (const read of [(box) => box.height, (box) => box.width, (box) => -box.top, (box) => -middle(box)]) {
          found.push(boxes.map(read));
        }
        if (elements[0].getTotalLength) found.push(elements.map(angle).map((value) => value ?? 0));
        const dashes = elements.map((element) => parseFloat(element.getAttribute("stroke-dasharray")));
        if (dashes.every((dash) => dash > 0)) found.push(dashes);
      }
    }
    for (const line of document.querySelectorAll("polyline, polygon")) {
      found.push([...line.points].map((point) => -point.y));
    }
    for (const path of document.querySelectorAll("path")) {
      const numbers = (path.getAttribute("d") ?? "").match(/[ML]\s*-?[\d.]+[\s,]+-?[\d.]+/gi) ?? [];
      found.push(numbers.map((step) => -parseFloat(step.split(/[\s,]+/).at(-1).replace(/^[ML]/i, ""))));
    }
    found.push(drawn.rects.map((box) => Math.abs(box[3])), drawn.rects.map((box) => Math.abs(box[2])));
    found.push(drawn.arcs.map((arc) => arc[3]), drawn.arcs.map((arc) => -arc[1]));
    found.push(drawn.points.map((point) => -point[1]));
    return [...found, ...charts()];
  };

  // The part of a circle that a slice of a pie takes, from the arc in its path.
  const angle = (element) => {
    const d = element.getAttribute("d") ?? "";
    const arc = d.match(/A\s*([\d.]+)[\s,]+[\d.]+[\s,]+[-\d.]+[\s,]+([01])[\s,]*([01])[\s,]*([-\d.]+)[\s,]+([-\d.]+)/i);
    const start = d.match(/([-\d.]+)[\s,]+([-\d.]+)\s*A/i);
    if (!arc || !start) return null;
    const radius = parseFloat(arc[1]);
    const chord = Math.hypot(arc[4] - start[1], arc[5] - start[2]);
    const small = 2 * Math.asin(Math.min(1, chord / 2 / radius));
    return arc[2] === "1" ? 2 * Math.PI - small : small;
  };

  const numeric = (item) => Number(item?.value ?? item?.y ?? (Array.isArray(item) ? item.at(-1) : item));
  const charts = () => {
    const data = [];
    for (const canvas of canvases()) {
      const chart = globalThis.Chart?.getChart?.(canvas);
      for (const set of chart?.data?.datasets ?? []) data.push([...set.data].map(numeric));
    }
    for (const element of document.querySelectorAll("[_echarts_instance_]")) {
      const series = globalThis.echarts?.getInstanceByDom(element)?.getOption()?.series ?? [];
      for (const one of series) data.push([...(one.data ?? [])].map(numeric));
    }
    return data;
  };

  const groupsOf = (count) => {
    for (const parent of document.querySelectorAll("body, body *")) {
      const tags = {};
      for (const child of parent.children) tags[child.tagName] = (tags[child.tagName] ?? 0) + 1;
      if (Object.values(tags).includes(count)) return true;
    }
    return false;
  };

  const hues = () => {
    const counted = {};
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    for (const element of document.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const images = style.backgroundImage.match(/rgba?\([^)]*\)|#[\da-f]+/gi) ?? [];
      const own = [style.backgroundColor, style.color, style.borderTopColor, style.accentColor, style.fill];
      for (const colour of [...own, ...images]) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = "rgba(0, 0, 0, 0)";
        canvas.fillStyle = colour;
        Reflect.apply(plainFill, canvas, [0, 0, 1, 1]);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        const key = [red, green, blue].join(",");
        if (alpha > 40) counted[key] = (counted[key] ?? 0) + 1;
      }
    }
    return Object.keys(counted).map((key) => key.split(",").map(Number));
  };
  const plainFill = function (...box) {
    CanvasRenderingContext2D.prototype.fillRect.apply(this, box);
    drawn.rects.pop();
  };

  const darkness = () => {
    for (const element of [document.body, document.documentElement]) {
      const [red, green, blue, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
      if (alpha > 0.5) return 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    }
    return 0;
  };

  const animations = () => document.getAnimations().filter((one) => one.playState === "running").length;
  Object.defineProperty(globalThis, "__probe", {
    value: { text, print, visible, rows, groupsOf, hues, darkness, animations },
  });
})();
