// A pie chart as a ring, with its names, figures and shares beside it.

import { h, svg } from "../base/dom.js";
import { exact } from "./scales.js";

const [OUTER, INNER] = [80, 50];

function corner(radius, share) {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}

function slice(from, to) {
  const end = Math.min(to, from + 0.9999); // a whole circle would begin and end at one point and vanish
  const far = end - from > 0.5 ? 1 : 0;
  return [
    `M${corner(OUTER, from)}A${OUTER} ${OUTER} 0 ${far} 1 ${corner(OUTER, end)}`,
    `L${corner(INNER, end)}A${INNER} ${INNER} 0 ${far} 0 ${corner(INNER, from)}Z`,
  ].join("");
}

const percent = (share) => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %`;

/** The ring and its legend; the legend is the text for screen readers too. */
export function pie(title, segments) {
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  let from = 0;
  const slices = segments.map((segment, rank) => {
    const to = from + segment.value / total;
    const path = svg("path", { d: slice(from, to), class: `fill slice series-${rank % 12}` });
    path.append(
      svg("title", {}, `${segment.label}: ${exact(segment.value)} (${percent(segment.value / total)})`),
    );
    from = to;
    return path;
  });
  const rows = segments.map((segment, rank) =>
    h(
      "li",
      {},
      h("span", { class: `swatch series-${rank % 12}` }),
      h("span", { class: "pie-name" }, segment.label),
      h("span", { class: "pie-value" }, exact(segment.value)),
      h("span", { class: "pie-share" }, percent(segment.value / total)),
    ),
  );
  return h(
    "div",
    { class: "pie" },
    svg("svg", { viewBox: "-84 -84 168 168", width: 168, height: 168, "aria-hidden": "true" }, slices),
    h("ul", { class: "pie-legend", "aria-label": title }, rows),
  );
}
