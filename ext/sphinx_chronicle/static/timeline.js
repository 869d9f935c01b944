/* Zoom, pan and filter for drawn time lines. Without it the pictures are complete.
   A panel is an axis with its marks. Only time is stretched: marks move, words keep their size,
   and labels for which there is room now are shown. Days are numbered as in Python's datetime. */
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const EPOCH = 719163; // 1970-01-01
  const DAY = 864e5;
  const FARTHEST = 9e7; // days that a Date can hold
  const LEAST = 1 / 12; // of a day: what is enlarged to the full width, at most
  const STEPS = [
    [1, "hour"], [2, "hour"], [3, "hour"], [6, "hour"], [12, "hour"], [1, "day"], [2, "day"],
    [5, "day"], [10, "day"], [1, "month"], [3, "month"], [6, "month"],
    ...[1, 10, 100, 1000, 10000, 1e5].flatMap((n) => [1, 2, 5].map((m) => [n * m, "year"])),
  ];
  const DAYS = { hour: 1 / 24, day: 1, month: 30.44, year: 365.2425 };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const number = (element, name) =>
    element.dataset[name] === undefined ? NaN : Number(element.dataset[name]);
  const put = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const make = (tag, attributes) => put(document.createElementNS(SVG, tag), attributes);
  const date = (day) => new Date(Math.round((day - EPOCH) * DAY));
  const dayOf = (time) => time.getTime() / DAY + EPOCH;
  const only = (panel, name) => panel.querySelectorAll(`.chronicle-mark-${name}`);

  /* --- the axis --- */

  function writer(unit) {
    const lang = document.documentElement.lang || undefined;
    const write = (options) => {
      const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC", calendar: "gregory" });
      return (time) => format.format(time);
    };
    const year = (time) =>
      write(time.getUTCFullYear() < 1 ? { year: "numeric", era: "short" } : { year: "numeric" })(time);
    const plain = { year: [year, () => ""], month: [write({ month: "short" }), year] };
    return plain[unit] || (unit === "day"
      ? [(time) => String(time.getUTCDate()), write({ month: "long", year: "numeric" })]
      : [write({ hour: "numeric" }), write({ dateStyle: "long" })]);
  }

  function* moments(from, to, [count, unit]) {
    const time = date(from);
    const floor = (value) => Math.floor(value / count) * count;
    if (unit === "hour") time.setUTCHours(floor(time.getUTCHours()), 0, 0, 0);
    else time.setUTCHours(0, 0, 0, 0);
    if (unit === "day") time.setUTCDate(floor(time.getUTCDate() - 1) + 1);
    if (unit === "month") time.setUTCMonth(floor(time.getUTCMonth()), 1);
    if (unit === "year") time.setUTCFullYear(floor(time.getUTCFullYear()), 0, 1);
    while (dayOf(time) <= to) {
      if (dayOf(time) >= from) yield new Date(time);
      const month = time.getUTCMonth();
      if (unit === "hour") time.setUTCHours(time.getUTCHours() + count);
      if (unit === "day") {
        time.setUTCDate(time.getUTCDate() + count);
        const near = new Date(time.getTime() + 0.8 * count * DAY); // too close to the next 1st
        if (time.getUTCMonth() !== month) time.setUTCDate(1);
        else if (near.getUTCMonth() !== month) time.setUTCMonth(month + 1, 1);
      }
      if (unit === "month") time.setUTCMonth(month + count);
      if (unit === "year") time.setUTCFullYear(time.getUTCFullYear() + count);
    }
  }

  /* --- one event --- */

  const ruler = document.createElement("canvas").getContext("2d");

  class Mark {
    constructor(link) {
      this.link = link;
      this.from = number(link, "from");
      this.to = number(link, "to");
      this.row = number(link, "row");
      this.original = link.cloneNode(true);
      this.adopt();
      this.label = link.dataset.label || (this.text ? this.text.textContent : "");
    }
    adopt() {
      this.dot = this.link.querySelector("circle");
      this.boxes = [...this.link.querySelectorAll("rect")];
      this.arrows = [...this.link.querySelectorAll("polygon")];
      this.text = this.link.querySelector("text");
    }
    restore() {
      const dimmed = this.link.classList.contains("chronicle-dimmed");
      this.link.setAttribute("class", this.original.getAttribute("class"));
      this.link.classList.toggle("chronicle-dimmed", dimmed);
      this.link.removeAttribute("display");
      this.link.replaceChildren(...this.original.cloneNode(true).childNodes);
      this.adopt();
    }
    /* Move to where the panel's axis has it; tell the ends of the mark, or nothing if unseen. */
    move(panel) {
      const { left, right } = panel;
      const open = this.arrows.length > 0; // else an end that is missing is one nobody knows
      let [a, b] = [panel.x(this.from), panel.x(this.to)];
      if (Number.isNaN(a)) a = open ? left - 9 : b - 60;
      if (Number.isNaN(b)) b = open ? right + 9 : a + 60;
      const seen = b >= left && a <= right;
      this.link.setAttribute("display", seen ? "inline" : "none");
      this.link.classList.remove("chronicle-mark-folded");
      if (!seen) return null;
      if (this.dot) {
        this.dot.setAttribute("cx", a);
        for (const box of this.boxes) box.setAttribute("x", a - box.getAttribute("width") / 2);
        return [a - 3.3, a + 3.3];
      }
      const [l, r] = [Math.max(a, left), Math.max(Math.min(b, right), Math.max(a, left) + 3)];
      const [body, ...caps] = this.boxes;
      put(body, { x: l, width: r - l });
      for (const cap of caps) {
        const width = Number(cap.getAttribute("width"));
        const last = width < 2;
        put(cap, { x: last ? r - width : l, display: (last ? b <= right : a >= left) ? "inline" : "none" });
      }
      for (const arrow of this.arrows) {
        const [root, , tip] = arrow.getAttribute("points").split(/[ ,]/).map(Number);
        arrow.setAttribute("transform", `translate(${(tip > root ? r : l) - root} 0)`);
      }
      return [l, r];
    }
    width() {
      if (!this.wide) {
        const style = getComputedStyle(this.link);
        ruler.font = `${this.link.dataset.bold ? "700 " : ""}11.5px ${style.getPropertyValue("--chronicle-face") || "sans-serif"}`;
        this.wide = ruler.measureText(this.label).width + 2;
      }
      return this.wide;
    }
    write(x) {
      if (x === null) {
        if (this.text) this.text.setAttribute("display", "none");
        return;
      }
      if (!this.text) {
        this.text = make("text", { class: "chronicle-mark-words", y: this.row + 11, "font-size": 11.5 });
        this.link.append(this.text);
      }
      this.text.removeAttribute("textLength"); // that of the shortened label
      this.text.textContent = this.label;
      put(this.text, { x, display: "inline" });
    }
  }

  /* --- one axis with its marks --- */

  class Panel {
    constructor(group) {
      this.group = group;
      for (const name of ["left", "right", "top", "bottom"]) this[name] = number(group, name);
      this.home = this.view = [number(group, "from"), number(group, "to")];
      this.marks = [...only(group, "item")].map((link) => new Mark(link));
      const sheet = group.parentNode;
      const beams = group === sheet.querySelector(".chronicle-mark-panel") ? "[data-from] > polygon" : "none";
      const drawn = [...group.querySelectorAll(".chronicle-mark-lens-band > rect"), ...sheet.querySelectorAll(`.chronicle-mark-lens-beam${beams}`)];
      this.lenses = drawn.flatMap((shape) =>
        (shape.tagName === "rect" ? ["x", "width"] : ["points"]).map((name) => [shape, name, shape.getAttribute(name)]));
      this.foot = drawn.length ? Number((drawn.at(-1).getAttribute("points") || "0,0").split(/[ ,]/)[1]) : 0;
      this.still = [...only(group, "ticks"), ...only(group, "grid"), ...only(group, "count")];
      this.axis = make("g", {});
      group.insertBefore(this.axis, only(group, "item")[0] || null);
      this.fixed = this.home.some((day) => Math.abs(day) > FARTHEST);
    }
    x(day) {
      const [from, to] = this.view;
      return this.left + ((day - from) / (to - from)) * (this.right - this.left);
    }
    day(x) {
      const [from, to] = this.view;
      return from + ((x - this.left) / (this.right - this.left)) * (to - from);
    }
    get isHome() {
      return this.view[1] - this.view[0] >= this.home[1] - this.home[0] - 1e-6;
    }
    look(from, to) {
      const [first, last] = this.home;
      const span = Math.min(Math.max(to - from, LEAST), last - first);
      const start = Math.min(Math.max((from + to - span) / 2, first), last - span);
      this.view = [start, start + span];
      this.draw();
    }
    goTo(from, to) {
      if (this.fixed) return;
      if (calm.matches) { this.look(from, to); return; }
      const [a, b] = this.view;
      const begin = performance.now();
      const step = (now) => {
        const t = Math.min(Math.max((now - begin) / 160, 0), 1);
        this.look(a + (from - a) * t, b + (to - b) * t);
        if (t < 1) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }
    zoom(factor, at = (this.view[0] + this.view[1]) / 2, now = false) {
      const [from, to] = this.view;
      const ends = [at - (at - from) / factor, at + (to - at) / factor];
      if (now) { if (!this.fixed) this.look(...ends); } else this.goTo(...ends);
    }
    pan(share) {
      const by = (this.view[1] - this.view[0]) * share;
      this.goTo(this.view[0] + by, this.view[1] + by);
    }
    draw() {
      const home = this.isHome;
      for (const element of this.still) {
        if (home) element.removeAttribute("display");
        else element.setAttribute("display", "none");
      }
      this.axis.replaceChildren();
      this.drawLenses();
      if (home) { for (const mark of this.marks) mark.restore(); return; }
      this.drawAxis();
      const rows = new Map();
      for (const mark of this.marks) {
        const ends = mark.move(this);
        if (!ends) continue;
        if (!rows.has(mark.row)) rows.set(mark.row, []);
        rows.get(mark.row).push([...ends, mark]);
      }
      for (const row of rows.values()) this.label(row.sort((a, b) => a[0] - b[0]));
    }
    /* Write the labels of one row where neither mark nor label is in the way. */
    label(row) {
      let end = this.left - 4;
      row.forEach(([l, r, mark], index) => {
        const next = index + 1 < row.length ? row[index + 1][0] - 4 : this.right + 8;
        const width = mark.width();
        const beside = mark.dot || r - l < Math.min(26, width);
        const start = beside ? r + 3 : l + 6;
        const free = start + width <= next && l >= end;
        const before = l - 3 - width >= end + 4;
        mark.write(free ? start : before ? l - 3 - width : null);
        end = Math.max(end, r, free ? start + width : r);
      });
    }
    drawLenses() {
      const clamp = (day) => Math.min(Math.max(this.x(day), this.left), this.right);
      for (const [shape, known, value] of this.lenses) {
        const { from, to } = shape.parentNode.dataset;
        const [a, b] = [clamp(from), clamp(to)];
        if (known === "points") {
          const corners = value.split(" ").slice(2);
          shape.setAttribute(known, this.isHome ? value : `${a},${this.foot} ${Math.max(b, a + 1.5)},${this.foot} ${corners.join(" ")}`);
        } else if (known === "x") shape.setAttribute(known, this.isHome ? value : a);
        else shape.setAttribute(known, this.isHome ? value : Math.max(b - a, b > this.left && a < this.right ? 1.5 : 0));
      }
    }
    drawAxis() {
      const most = (this.right - this.left) / 56;
      const [from, to] = this.view;
      const step = STEPS.find(([count, unit]) => (to - from) / (count * DAYS[unit]) <= most) || STEPS.at(-1);
      const [short, long] = writer(step[1]);
      const sides = [[this.top, -1], ...(this.group.dataset.tall ? [[this.bottom, 1]] : [])];
      const line = (x1, y1, x2, y2, style) =>
        this.axis.append(make("line", { x1, y1, x2, y2, class: `chronicle-mark-${style}` }));
      const words = (x, y, text, bold) => {
        const element = make("text", { x, y, "font-size": bold ? 12 : 10.5, class: `chronicle-mark-words${bold ? "" : " chronicle-mark-soft"}` });
        if (bold) element.setAttribute("font-weight", 700);
        element.textContent = text;
        this.axis.append(element);
      };
      for (const [y] of sides) line(this.left, y, this.right, y, "axis");
      const ticks = [...moments(from, to, step)].map((time) => [this.x(dayOf(time)), short(time), long(time)]);
      ticks.unshift([this.left, "", long(date(from))]); // what the left edge lies in
      const opening = ticks.map(([, , context], index) => index > 0 && context !== ticks[index - 1][2]);
      const second = opening.indexOf(true);
      ticks.forEach(([x, text, context], index) => {
        if (index) line(x, this.top, x, this.bottom, "rule-fine");
        const crowded = index === 0 && second > 0 && ticks[second][0] - this.left < context.length * 7 + 8;
        for (const [y, way] of sides) {
          if (index) line(x, y, x, y + 5 * way, "axis");
          if (text && x + 30 < this.right + 8) words(x + 3, way < 0 ? y - 5 : y + 13, text, false);
          if ((index === 0 && !crowded) || opening[index]) {
            words(index ? x + 3 : this.left, way < 0 ? y - 18 : y + 26, context, true);
          }
        }
      });
    }
  }

  /* --- the figure: tools, keys, pointers, filter --- */

  function addTools(figure, sheets, panels) {
    const said = JSON.parse(sheets.querySelector(".chronicle-mark-sheet").dataset.words);
    const tools = document.createElement("div");
    tools.className = "chronicle-tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", said.tools);
    const status = document.createElement("output");
    const full = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long", timeZone: "UTC", calendar: "gregory" });
    const tell = (panel) => setTimeout(() => {
      const [first, last] = panel.view.map((day, end) => full.format(date(day - end * 1e-4)));
      status.textContent = said.shown.replace("{first}", first).replace("{last}", last);
    }, calm.matches ? 0 : 200);
    const acts = {
      in: ["+", (panel) => panel.zoom(2)],
      out: ["−", (panel) => panel.zoom(0.5)],
      earlier: ["←", (panel) => panel.pan(-0.25)],
      later: ["→", (panel) => panel.pan(0.25)],
      reset: ["↺", (panel) => panel.goTo(...panel.home)],
    };
    const act = (name, panel) => { acts[name][1](panel); tell(panel); };
    for (const [name, [sign]] of Object.entries(acts)) {
      const button = document.createElement("button");
      put(button, { type: "button", "aria-label": said[name], title: said[name] });
      button.textContent = sign;
      button.addEventListener("click", () => act(name, panels[0]));
      tools.append(button);
    }
    const search = put(document.createElement("input"), { type: "search", "aria-label": said.filter, placeholder: said.filter });
    search.addEventListener("input", () => { status.textContent = filter(figure, search.value, said.found); });
    status.setAttribute("aria-live", "polite");
    tools.append(search, status);
    sheets.prepend(tools);
    return act;
  }

  const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ħ: "h", ı: "i" };

  /* Without accents and marks: who types Lukasz finds Łukasz. */
  function fold(text) {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
    return plain.replace(/[øłđðþæœßħı]/g, (letter) => PLAIN[letter]);
  }

  /* Dim what does not have all the words; tell how many events have. */
  function filter(figure, text, found) {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const all = new Map();
    for (const link of figure.querySelectorAll(".chronicle-mark-item")) {
      const title = link.querySelector("title").textContent;
      const words = fold(`${title} ${link.dataset.words || ""}`);
      const fits = wanted.every((word) => words.includes(word));
      link.classList.toggle("chronicle-dimmed", !fits);
      all.set(link.getAttribute("href") || title, fits);
    }
    const count = [...all.values()].filter(Boolean).length;
    return wanted.length ? found.replace("{found}", count).replace("{all}", all.size) : "";
  }

  function listen(figure, svg, panels, act) {
    const of = (target) => panels.find((panel) => panel.group.contains(target)) || panels[0];
    const keys = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "=": "in", "-": "out", 0: "reset" };
    figure.addEventListener("keydown", (event) => {
      const name = keys[event.key];
      if (!name || event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!event.target.closest(".chronicle-tools, svg")) return;
      act(name, of(event.target));
      event.preventDefault();
      event.stopPropagation(); // themes turn pages with the arrows
    });
    const scale = () => svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
    const at = (event) => (event.clientX - svg.getBoundingClientRect().left) * scale();
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const panel = of(event.target);
      panel.zoom(2 ** (-event.deltaY / 100), panel.day(at(event)), true);
    }, { passive: false });
    const down = new Map();
    let moved = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      if (!down.size) moved = false;
      down.set(event.pointerId, { x: at(event), panel: of(event.target) });
    });
    svg.addEventListener("pointermove", (event) => {
      const held = down.get(event.pointerId);
      if (!held || held.panel.fixed) return;
      const { panel, x } = held;
      const now = at(event);
      if (!moved && Math.abs(now - x) < 5) return;
      if (!moved) svg.setPointerCapture(event.pointerId);
      moved = true;
      const other = [...down.values()].find((each) => each !== held);
      if (other) panel.zoom(Math.max(Math.abs(now - other.x), 9) / Math.max(Math.abs(x - other.x), 9), panel.day(other.x), true);
      else {
        const by = panel.day(x) - panel.day(now);
        panel.look(panel.view[0] + by, panel.view[1] + by);
      }
      held.x = now;
    });
    const up = (event) => down.delete(event.pointerId);
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, up);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => { if (moved) { event.preventDefault(); moved = false; } }, true);
  }

  for (const figure of document.querySelectorAll(".chronicle-timeline")) {
    const sheets = figure.querySelector(".chronicle-sheets");
    const svg = sheets && sheets.querySelector("svg.chronicle-drawing-wide");
    if (!svg) continue;
    const panels = [...only(svg, "panel")].map((group) => new Panel(group));
    listen(figure, svg, panels, addTools(figure, sheets, panels));
  }
})();
