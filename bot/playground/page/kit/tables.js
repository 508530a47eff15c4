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
    { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Table" },
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
export const dataTable = (block, place) => new DataTable(block, place).node;

class DataTable {
  #sort = { column: null, sign: 1 };
  #page = 0;

  constructor(block, place) {
    [this.heads, ...this.rows] = block.rows;
    this.place = place;
    this.size = block.page_size ?? SHORT_PAGE;
    this.key = block.row_header_column_index ?? 0;
    this.numeric = this.heads.map((_, at) => this.rows.every((row) => row[at].type === "raw_number"));
    this.titles = this.heads.map((cell, at) => this.#title(cell, at));
    this.body = h("tbody");
    this.pager = h("div", { class: "pager" });
    const grid = h(
      "table",
      { class: "grid" },
      h("caption", {}, block.caption),
      h("thead", {}, h("tr", {}, this.titles)),
      this.body,
    );
    const scroll = { class: "table-scroll", tabindex: "0", role: "group", "aria-label": block.caption };
    this.node = h("div", { class: "data-table" }, h("div", scroll, grid), this.pager);
    this.#draw();
  }

  #align(at) {
    return this.numeric[at] ? "align-right" : "";
  }

  #title(cell, at) {
    const sort = { class: "sort", type: "button", onclick: () => this.#sortBy(at) };
    const button = h("button", sort, content(cell, this.place), icon("chevron", 14));
    return h("th", { scope: "col", class: this.#align(at) }, button);
  }

  #cell(cell, at) {
    const words = content(cell, this.place);
    if (at === this.key) return h("th", { scope: "row", class: this.#align(at) }, words);
    return h("td", { class: this.#align(at) }, words);
  }

  #sortBy(column) {
    this.#sort = { column, sign: this.#sort.column === column ? -this.#sort.sign : 1 };
    this.#page = 0;
    this.#draw();
  }

  #turn(by) {
    this.#page += by;
    this.#draw();
    this.pager.querySelector(`[data-by="${by}"]:not(:disabled)`)?.focus();
  }

  #draw() {
    const { column, sign } = this.#sort;
    const first = this.#page * this.size;
    const shown = ordered(this.rows, this.#sort).slice(first, first + this.size);
    show(
      this.body,
      shown.map((row) =>
        h(
          "tr",
          {},
          row.map((cell, at) => this.#cell(cell, at)),
        ),
      ),
    );
    this.titles.forEach((title, at) => {
      const direction = sign > 0 ? "ascending" : "descending";
      title.setAttribute("aria-sort", column === at ? direction : "none");
    });
    show(this.pager, this.rows.length > this.size && this.#turner(first));
  }

  #turner(first) {
    const last = Math.min(this.rows.length, first + this.size);
    const button = (name, by, label, disabled) =>
      h(
        "button",
        {
          class: "icon-button small",
          type: "button",
          disabled,
          data: { by },
          "aria-label": label,
          onclick: () => this.#turn(by),
        },
        icon(name, 16),
      );
    return [
      button("left", -1, "Previous page", first === 0),
      h("span", { "aria-live": "polite" }, `${first + 1}–${last} of ${this.rows.length}`),
      button("right", 1, "Next page", last === this.rows.length),
    ];
  }
}
