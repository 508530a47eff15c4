// The data_visualization block: bar, line, area and pie, drawn as SVG at the width that there is, so
// that letters keep their size on a phone. The same figures stand in a table for screen readers.

import { h, show, svg } from "../base/dom.js";
import { pie } from "./pie.js";
import { exact, short, ticks } from "./scales.js";

const HEIGHT = 240;
const PAD = { top: 16, right: 12 };
const LETTER = 6.6; // pixels an average letter of an axis takes
const MOST = 14; // letters that a slanted category keeps
const LINES = 2; // of a category that stands upright

const valueAt = (series, label) => series.data.find((point) => point.label === label)?.value ?? 0;

/** A category's words in lines of so many letters; null where they take too many, or a word is too long. */
function folded(name, letters) {
  const lines = [];
  for (const word of name.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= LINES && lines.every((line) => line.length <= letters) ? lines : null;
}

/** Where everything lies: pixel positions of values and categories. */
function frame(chart, width) {
  const { categories } = chart.axis_config;
  const values = chart.series.flatMap((s) => s.data.map((point) => point.value));
  const marks = ticks(Math.min(...values), Math.max(...values));
  const figures = 14 + 7 * Math.max(...marks.map((mark) => short(mark).length));
  const longest = Math.max(...categories.map((c) => c.length));
  const room = (width - figures - PAD.right) / categories.length - 6;
  const upright = categories.map((name) => folded(name, Math.floor(room / LETTER)));
  const slanted = upright.includes(null);
  const half = 1 / (2 * categories.length); // the first slanted label hangs left of the middle of its slot
  const overhang = (Math.min(longest, MOST) * LETTER * 0.85 - (width - PAD.right) * half) / (1 - half);
  const left = slanted ? Math.max(figures, overhang) : figures;
  const slot = (width - left - PAD.right) / categories.length;
  const below = slanted
    ? 26 + Math.min(longest, MOST) * 3.6
    : 12 + 14 * Math.max(...upright.map((u) => u.length));
  const bottom = below + (chart.axis_config.x_label ? 18 : 0);
  const [low, high] = [marks[0], marks.at(-1)];
  const y = (value) => PAD.top + (1 - (value - low) / (high - low)) * (HEIGHT - PAD.top - bottom);
  const x = (index) => left + slot * (index + 0.5);
  return { categories, marks, left, slot, slanted, upright, x, y, width, bottom };
}

const cut = (text) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);

function categoryLabel(name, index, f) {
  const at = { x: f.x(index), y: HEIGHT - f.bottom + 18 };
  const every = f.slanted ? Math.ceil(15 / f.slot) : 1;
  if (index % every) return null;
  if (!f.slanted) {
    const lines = f.upright[index].map((line, row) => svg("tspan", { x: at.x, dy: row ? 14 : 0 }, line));
    return svg("text", { ...at, class: "axis-text", "text-anchor": "middle" }, lines);
  }
  const turn = `rotate(-32 ${at.x} ${at.y})`;
  return svg("text", { ...at, class: "axis-text", "text-anchor": "end", transform: turn }, cut(name));
}

function axes(f, config) {
  const rules = f.marks.map((mark) => [
    svg("line", {
      x1: f.left,
      x2: f.width - PAD.right,
      y1: f.y(mark),
      y2: f.y(mark),
      class: mark === 0 ? "axis-zero" : "axis-rule",
    }),
    svg("text", { x: f.left - 8, y: f.y(mark) + 4, class: "axis-text", "text-anchor": "end" }, short(mark)),
  ]);
  const middle = f.left + (f.width - f.left) / 2;
  const below =
    config.x_label &&
    svg("text", { x: middle, y: HEIGHT - 4, class: "axis-title", "text-anchor": "middle" }, config.x_label);
  return [rules, f.categories.map((name, index) => categoryLabel(name, index, f)), below];
}

const tip = (series, label, value) => svg("title", {}, `${series.name} · ${label}: ${exact(value)}`);

function bars(chart, f) {
  const gap = Math.min(10, f.slot * 0.18);
  const thick = Math.min(56, (f.slot - gap * 2) / chart.series.length);
  const first = -(thick * chart.series.length) / 2;
  const roomy = thick > 30;
  return chart.series.flatMap((series, rank) =>
    f.categories.map((label, index) => {
      const value = valueAt(series, label);
      const [top, base] = [Math.min(f.y(value), f.y(0)), Math.max(f.y(value), f.y(0))];
      const x = f.x(index) + first + rank * thick + 1;
      const box = {
        x,
        y: top,
        width: Math.max(1, thick - 2),
        height: Math.max(1, base - top),
        rx: Math.min(3, thick / 4),
      };
      const number = {
        x: x + thick / 2 - 1,
        y: value < 0 ? base + 13 : top - 5,
        class: "value-text",
        "text-anchor": "middle",
      };
      return [
        svg("rect", { ...box, class: `fill series-${rank % 12}` }, tip(series, label, value)),
        roomy && svg("text", number, short(value)),
      ];
    }),
  );
}

function lines(chart, f) {
  return chart.series.map((series, rank) => {
    const points = f.categories.map((label, index) => [f.x(index), f.y(valueAt(series, label)), label]);
    const path = `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
    const under = `${path}L${points.at(-1)[0]} ${f.y(0)}L${points[0][0]} ${f.y(0)}Z`;
    return [
      chart.type === "area" && svg("path", { d: under, class: `area series-${rank % 12}` }),
      svg("path", { d: path, class: `stroke series-${rank % 12}` }),
      points.map(([cx, cy, label]) =>
        svg(
          "circle",
          { cx, cy, r: 3.5, class: `fill dot series-${rank % 12}` },
          tip(series, label, valueAt(series, label)),
        ),
      ),
    ];
  });
}

function draw(chart, width) {
  const f = frame(chart, width);
  const marks = chart.type === "bar" ? bars(chart, f) : lines(chart, f);
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, "aria-hidden": "true" },
    axes(f, chart.axis_config),
    marks,
  );
}

function legend(chart) {
  const named = chart.series.map((series, rank) =>
    h("li", {}, h("span", { class: `swatch series-${rank % 12}` }), series.name),
  );
  return h("ul", { class: "legend", "aria-hidden": "true" }, named);
}

function figures(title, chart) {
  const { categories, x_label } = chart.axis_config;
  const head = h(
    "tr",
    {},
    [x_label ?? "Category", ...chart.series.map((s) => s.name)].map((name) =>
      h("th", { scope: "col" }, name),
    ),
  );
  const rows = categories.map((label) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, label),
      chart.series.map((s) => h("td", {}, exact(valueAt(s, label)))),
    ),
  );
  return h(
    "div",
    { class: "unseen" },
    h("table", {}, h("caption", {}, title), h("thead", {}, head), h("tbody", {}, rows)),
  );
}

/** Draws again whenever the width changes by more than a hair; the last width is kept by the node. */
function responsive(chart) {
  const canvas = h("div", { class: "chart-canvas" });
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width < 60 || Math.abs(width - drawn) < 2) return;
    drawn = width;
    show(canvas, draw(chart, width));
  }).observe(canvas);
  return canvas;
}

/** A data_visualization block. */
export function dataVisualization(block) {
  const { chart, title } = block;
  const caption = h("figcaption", {}, title);
  if (chart.type === "pie") return h("figure", { class: "chart" }, caption, pie(title, chart.segments));
  const unit = chart.axis_config.y_label;
  return h(
    "figure",
    { class: "chart" },
    caption,
    unit && h("p", { class: "chart-unit" }, unit),
    responsive(chart),
    legend(chart),
    figures(title, chart),
  );
}
