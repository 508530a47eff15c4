// Standard Markdown, for the `markdown` block: headings, lists, quotes, code, tables and inline marks.
// Raw HTML in it is shown as the characters it is made of.

import { h, link } from "../base/dom.js";
import { emoji } from "./emoji.js";

const INLINE = [
  [/`([^`]+)`/, (m) => h("code", {}, m[1])],
  [/\[([^\]]+)\]\(([^)\s]+)\)/, (m) => link(m[2], inline(m[1]))],
  [/\*\*(.+?)\*\*/, (m) => h("strong", {}, inline(m[1]))],
  [/__(.+?)__/, (m) => h("strong", {}, inline(m[1]))],
  [/~~(.+?)~~/, (m) => h("s", {}, inline(m[1]))],
  [/\*(\S(?:.*?\S)?)\*/, (m) => h("em", {}, inline(m[1]))],
  [/(?<![\p{L}\p{N}])_(\S(?:.*?\S)?)_(?![\p{L}\p{N}])/u, (m) => h("em", {}, inline(m[1]))],
  [/:([\w+-]+):/, (m) => emoji(m[1]) ?? m[0]],
  [/https?:\/\/[^\s)<>]+/, (m) => link(m[0], m[0])],
];

/** Inline marks: the earliest match wins, and what is before and after is read again. */
function inline(text) {
  let first = null;
  for (const [pattern, make] of INLINE) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.match.index)) first = { match, make };
  }
  if (!first) return [text];
  const { match, make } = first;
  return [text.slice(0, match.index), make(match), ...inline(text.slice(match.index + match[0].length))];
}

const cells = (row) =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

function table(rows) {
  const aligns = cells(rows[1]).map((c) => (/^:.*:$/.test(c) ? "center" : /:$/.test(c) ? "right" : "left"));
  const line = (tag, row) =>
    h(
      "tr",
      {},
      cells(row).map((c, at) => h(tag, { class: `align-${aligns[at]}` }, inline(c))),
    );
  return h(
    "div",
    { class: "table-scroll" },
    h(
      "table",
      { class: "grid" },
      h("thead", {}, line("th", rows[0])),
      h(
        "tbody",
        {},
        rows.slice(2).map((r) => line("td", r)),
      ),
    ),
  );
}

function list(rows, ordered) {
  const items = rows.map((row) => {
    const body = row.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "");
    const task = /^\[([ xX])\]\s+/.exec(body);
    if (!task) return h("li", {}, inline(body));
    const box = h("input", { type: "checkbox", disabled: true, checked: task[1] !== " " });
    return h("li", { class: "task" }, box, inline(body.slice(task[0].length)));
  });
  return h(ordered ? "ol" : "ul", { class: "rich-list" }, items);
}

// Each kind of run: which lines belong to it, and what becomes of them.
const RUNS = [
  [/^\s*[-*+]\s+/, (rows) => list(rows, false)],
  [/^\s*\d+[.)]\s+/, (rows) => list(rows, true)],
  [/^>/, (rows) => h("blockquote", {}, markdown(rows.map((row) => row.replace(/^>\s?/, "")).join("\n")))],
  [/^\s*\|/, (rows) => (/^[\s|:-]+$/.test(rows[1] ?? "") ? table(rows) : paragraph(rows))],
  [
    /^#{1,6}\s/,
    (rows) =>
      rows.map((row) => h(`h${Math.min(6, row.indexOf(" ") + 2)}`, {}, inline(row.replace(/^#+\s+/, "")))),
  ],
  [/^(?:-{3,}|\*{3,})\s*$/, () => h("hr")],
];

const paragraph = (rows) =>
  h(
    "p",
    {},
    rows.flatMap((row, at) => [at > 0 && h("br"), ...inline(row)]),
  );

function run(rows, from) {
  const rule = /^(?:-{3,}|\*{3,})\s*$/.test(rows[from])
    ? RUNS.at(-1)
    : RUNS.find(([is]) => is.test(rows[from]));
  let end = from + 1;
  const goesOn = (row) =>
    row.trim() !== "" && (rule ? rule[0].test(row) : !RUNS.some(([is]) => is.test(row)));
  while (end < rows.length && goesOn(rows[end])) end++;
  return [(rule?.[1] ?? paragraph)(rows.slice(from, end)), end];
}

/** A Markdown text as nodes. */
export function markdown(text) {
  return text.split(/```[^\n]*\n([\s\S]*?)\n?```/).map((part, index) => {
    if (index % 2) return h("pre", {}, h("code", {}, part));
    const rows = part.split("\n");
    const nodes = [];
    for (let at = 0; at < rows.length;) {
      if (rows[at].trim() === "") at++;
      else {
        const [node, next] = run(rows, at);
        nodes.push(node);
        at = next;
      }
    }
    return nodes;
  });
}
