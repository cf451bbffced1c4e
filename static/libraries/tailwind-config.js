// Tailwind 4 is set up in CSS. Pages written for its version 3 say `tailwind.config = { … }`: this
// turns such an object into the style sheet that version 4 reads.
(() => {
  const NAMESPACES = {
    colors: "color", fontFamily: "font", fontSize: "text", spacing: "spacing", borderRadius: "radius",
    boxShadow: "shadow", animation: "animate", screens: "breakpoint", letterSpacing: "tracking",
    lineHeight: "leading", maxWidth: "container", transitionTimingFunction: "ease", blur: "blur",
    backgroundImage: "background-image",
  }; // prettier-ignore
  // What version 3 did by default and version 4 does not.
  const AS_BEFORE = "@layer base { *, ::before, ::after { border-color: var(--color-gray-200, currentColor) } button { cursor: pointer } }";

  const valueOf = (value) => (Array.isArray(value) ? (typeof value[1] === "object" ? value[0] : value.join(", ")) : String(value));

  const variables = (prefix, values) =>
    Object.entries(values ?? {}).flatMap(([name, value]) => {
      const variable = name === "DEFAULT" ? prefix : `${prefix}-${name}`;
      return value && typeof value === "object" && !Array.isArray(value)
        ? variables(variable, value)
        : [`${variable}: ${valueOf(value)};`];
    });

  const keyframes = (all) =>
    Object.entries(all ?? {}).map(([name, steps]) => {
      const body = Object.entries(steps).map(([step, rules]) => `${step} { ${declarations(rules)} }`);
      return `@keyframes ${name} { ${body.join(" ")} }`;
    });

  const declarations = (rules) =>
    Object.entries(rules)
      .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`)
      .join(" ");

  const sheet = (config) => {
    const theme = config?.theme ?? {};
    const lines = Object.entries(NAMESPACES).flatMap(([key, prefix]) => [
      ...variables(`--${prefix}`, theme[key]),
      ...variables(`--${prefix}`, theme.extend?.[key]),
    ]);
    const frames = [...keyframes(theme.keyframes), ...keyframes(theme.extend?.keyframes)];
    const dark = config?.darkMode ? "@custom-variant dark (&:where(.dark, .dark *));" : "";
    return `@import "tailwindcss"; ${dark} @theme { ${lines.join(" ")} } ${frames.join(" ")} ${AS_BEFORE}`;
  };

  const style = document.createElement("style");
  style.type = "text/tailwindcss";
  style.textContent = sheet({});
  document.head.append(style);
  const tailwind = {};
  Object.defineProperty(tailwind, "config", { set: (config) => (style.textContent = sheet(config)) });
  window.tailwind = tailwind;
})();
