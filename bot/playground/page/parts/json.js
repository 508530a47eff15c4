// JSON as a tree that folds: keys, strings and numbers in their own colours, long lists closed.

import { h } from "../base/dom.js";

const OPEN_DEPTH = 5;
const kind = (value) => (value === null ? "null" : typeof value);

function leaf(value) {
  return h("span", { class: `json-${kind(value)}` }, JSON.stringify(value));
}

function branch(value, depth) {
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [from, to] = list ? ["[", "]"] : ["{", "}"];
  if (!entries.length) return h("span", {}, from + to);
  const rows = entries.map(([key, one]) =>
    h(
      "div",
      { class: "json-row" },
      !list && h("span", { class: "json-key" }, key, ": "),
      json(one, depth + 1),
    ),
  );
  const count = list
    ? `${entries.length} items`
    : entries
        .map(([key]) => key)
        .slice(0, 4)
        .join(", ");
  return h(
    "details",
    { class: "json-branch", open: depth < OPEN_DEPTH && entries.length < 40 },
    h("summary", {}, from, h("small", {}, ` ${count} `), h("span", { class: "json-end" }, to)),
    h("div", { class: "json-rows" }, rows),
    h("span", {}, to),
  );
}

/** A value as a tree. */
export function json(value, depth = 0) {
  return value !== null && typeof value === "object" ? branch(value, depth) : leaf(value);
}
