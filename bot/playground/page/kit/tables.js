// The `table` and `data_table` blocks. A data table sorts by a click on a heading and turns its pages.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { withEmoji } from "./emoji.js";
import { broken } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const SHORT_PAGE = 5; // Slack's page size where the block names none

function content(cell, place) {
  if (cell.type === "rich_text") return richText(cell, place);
  return broken(withEmoji(String(cell.text ?? cell.value ?? "")));
}

const words = (cell) =>
  cell.type === "rich_text" ? JSON.stringify(cell.elements) : String(cell.text ?? cell.value ?? "");

/** A plain table; its first row is the heading. */
export function table(block, place) {
  const settings = block.column_settings ?? [];
  const row = (tag, cells) =>
    h(
      "tr",
      {},
      cells.map((cell, at) => h(tag, { class: cellClass(settings[at]) }, content(cell, place))),
    );
  const [head, ...body] = block.rows;
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    h(
      "table",
      { class: "grid" },
      h("thead", {}, row("th", head)),
      h(
        "tbody",
        {},
        body.map((cells) => row("td", cells)),
      ),
    ),
  );
}

const cellClass = (setting) => `align-${setting?.align ?? "left"}${setting?.is_wrapped ? " wrapped" : ""}`;

function compare(a, b) {
  if (a.type === "raw_number" && b.type === "raw_number") return a.value - b.value;
  return words(a).localeCompare(words(b), "en", { numeric: true, sensitivity: "base" });
}

function ordered(rows, sort) {
  if (sort.column === null) return rows;
  return [...rows].sort((a, b) => sort.sign * compare(a[sort.column], b[sort.column]));
}

/** A sortable table with pages; numbers stand to the right. */
export function dataTable(block, place) {
  const [heads, ...rows] = block.rows;
  const size = block.page_size ?? SHORT_PAGE;
  const key = block.row_header_column_index ?? 0;
  const numeric = heads.map((_, at) => rows.every((row) => row[at].type === "raw_number"));
  const state = { page: 0, column: null, sign: 1 };
  const body = h("tbody");
  const pager = h("div", { class: "pager" });

  const sortBy = (column) => {
    state.sign = state.column === column ? -state.sign : 1;
    Object.assign(state, { column, page: 0 });
    draw();
  };
  const titles = heads.map((cell, at) =>
    h(
      "th",
      { scope: "col", class: numeric[at] ? "align-right" : "" },
      h(
        "button",
        { class: "sort", type: "button", onclick: () => sortBy(at) },
        content(cell, place),
        icon("chevron", 14),
      ),
    ),
  );

  function draw() {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    const shown = ordered(rows, state).slice(state.page * size, (state.page + 1) * size);
    show(
      body,
      shown.map((row) =>
        h(
          "tr",
          {},
          row.map((cell, at) => cellOf(cell, at)),
        ),
      ),
    );
    titles.forEach((th, at) =>
      th.setAttribute(
        "aria-sort",
        state.column !== at ? "none" : state.sign > 0 ? "ascending" : "descending",
      ),
    );
    show(pager, pages > 1 && turner(pages));
  }
  const cellOf = (cell, at) =>
    h(
      at === key ? "th" : "td",
      { class: numeric[at] ? "align-right" : "", ...(at === key ? { scope: "row" } : {}) },
      content(cell, place),
    );
  const turn = (by) => {
    state.page += by;
    draw();
    pager.querySelector(`[data-by="${by}"]:not(:disabled)`)?.focus();
  };
  function turner(pages) {
    const first = state.page * size + 1;
    const last = Math.min(rows.length, first + size - 1);
    const button = (name, by, label, off) =>
      h(
        "button",
        {
          class: "icon-button small",
          type: "button",
          disabled: off,
          data: { by },
          "aria-label": label,
          onclick: () => turn(by),
        },
        icon(name, 16),
      );
    return [
      button("left", -1, "Previous page", state.page === 0),
      h("span", { "aria-live": "polite" }, `${first}–${last} of ${rows.length}`),
      button("right", 1, "Next page", state.page === pages - 1),
    ];
  }

  draw();
  return h(
    "div",
    { class: "data-table" },
    h(
      "div",
      { class: "table-scroll", tabindex: "0", role: "region", "aria-label": block.caption },
      h(
        "table",
        { class: "grid" },
        h("caption", {}, block.caption),
        h("thead", {}, h("tr", {}, titles)),
        body,
      ),
    ),
    pager,
  );
}
