// A select with a filter: a button that opens a list; typing narrows it, arrows move, Enter chooses.
// One choice or several, from a fixed list or from whoever is asked at each keystroke.

import { fresh, h, show } from "./dom.js";
import { icon } from "./icons.js";
import { closePopover, openPopover, settlePopover } from "./popover.js";

const PAUSE = 180; // milliseconds without a keystroke before an outside source is asked

/** A name for a screen reader that contains what is seen: "Stage: Negotiation". */
export const named = (label, shown) => (label === shown ? label : `${label}: ${shown}`);

/** A `find` for a fixed list: keeps what contains the typed words. */
export const among = (groups) => async (typed) => {
  const wanted = typed.toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((o) => o.label.toLowerCase().includes(wanted)),
    }))
    .filter((group) => group.options.length);
};

/**
 * @param spec `{label, placeholder, multiple, max, clearable, selected, find(typed), remote, minimum,
 *   onchange(options), ondone(options)}` where an option is `{value, label, detail?}` and `find` promises
 *   `[{label?, options}]`. `onchange` follows every choice, `ondone` the closing of a list of several.
 */
export const combobox = (spec) => new Combobox(spec).node;

class Combobox {
  #spec;
  #selected;
  #shown = []; // the options in the list, in order
  #at = 0; // which of them is marked
  #asked = 0; // the number of the last search, so that a late answer to an earlier one is dropped

  constructor(spec) {
    this.#spec = spec;
    this.#selected = [...(spec.selected ?? [])];
    this.#build();
    this.#dress();
  }

  #build() {
    const { label, multiple } = this.#spec;
    const listId = fresh("list");
    const opening = { "aria-haspopup": "listbox", "aria-expanded": "false", onclick: () => this.#open() };
    const down = (event) => event.key === "ArrowDown" && (event.preventDefault(), this.#open());
    this.face = h("span", { class: "select-face" });
    this.button = h(
      "button",
      { class: "select", type: "button", ...opening, onkeydown: down },
      this.face,
      icon("chevron", 16),
    );
    this.clear = h(
      "button",
      { class: "select-clear", type: "button", "aria-label": `Clear ${label}`, onclick: () => this.#empty() },
      icon("close", 12),
    );
    this.node = h("span", { class: "select-wrap" }, this.button, this.clear);
    this.list = h("div", {
      id: listId,
      class: "select-list",
      role: "listbox",
      "aria-label": label,
      "aria-multiselectable": multiple || undefined,
    });
    this.filter = this.#filter(listId);
    this.panel = h("div", { class: "select-panel" }, this.filter, this.list);
  }

  #filter(listId) {
    return h("input", {
      class: "select-filter",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Type to narrow",
      "aria-controls": listId,
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-label": `Search ${this.#spec.label}`,
      oninput: () => this.#search(this.#spec.remote ? PAUSE : 0),
      onkeydown: (event) => this.#key(event),
    });
  }

  #dress() {
    const { label, placeholder = "Choose", multiple, clearable } = this.#spec;
    const names = this.#selected.map((option) => option.label);
    const words = names.map((name) => h("span", { class: multiple ? "token" : "" }, name));
    show(this.face, words.length ? words : h("span", { class: "placeholder" }, placeholder));
    this.button.setAttribute("aria-label", named(label, names.join(", ") || placeholder));
    this.clear.hidden = !clearable || names.length === 0;
  }

  #values() {
    return JSON.stringify(this.#selected.map((option) => option.value));
  }

  #open() {
    const before = this.#values();
    const onclose = () => {
      if (this.#spec.multiple && before !== this.#values()) this.#spec.ondone?.(this.#selected);
    };
    this.filter.value = "";
    this.panel.style.minWidth = `${Math.max(this.button.offsetWidth, 240)}px`;
    if (!openPopover(this.button, this.panel, { onclose })) return;
    this.filter.focus();
    this.#search(0);
  }

  async #search(pause) {
    const { find, minimum = 0, remote } = this.#spec;
    const turn = ++this.#asked;
    if (pause) await new Promise((done) => setTimeout(done, pause));
    if (turn !== this.#asked) return;
    const typed = this.filter.value.trim();
    if (typed.length < minimum) return this.#say(`Type at least ${minimum} characters`);
    if (remote) this.#say("Looking …");
    const groups = await find(typed).catch(() => null);
    if (turn !== this.#asked) return;
    if (groups) this.#offer(groups);
    else this.#say("The app did not answer");
  }

  #say(words) {
    this.#shown = [];
    show(this.list, h("p", { class: "select-none" }, words));
    settlePopover();
  }

  #offer(groups) {
    this.#shown = groups.flatMap((group) => group.options);
    if (!this.#shown.length) return this.#say("Nothing matches");
    this.#at = Math.max(
      0,
      this.#shown.findIndex((option) => this.#isChosen(option)),
    );
    const rows = groups.map((group) => [
      group.label && h("div", { class: "select-group" }, group.label),
      group.options.map((option) => this.#row(option)),
    ]);
    show(this.list, rows);
    this.#mark();
    settlePopover();
  }

  #isChosen(option) {
    return this.#selected.some((chosen) => chosen.value === option.value);
  }

  #row(option) {
    const state = { role: "option", id: fresh("option"), "aria-selected": String(this.#isChosen(option)) };
    return h(
      "div",
      { class: "select-option", ...state, onclick: () => this.#choose(option) },
      h("span", {}, option.label, option.detail && h("small", {}, option.detail)),
      icon("check", 16),
    );
  }

  #rows() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  #mark() {
    const rows = this.#rows();
    rows.forEach((row, index) => row.classList.toggle("at", index === this.#at));
    this.filter.setAttribute("aria-activedescendant", rows[this.#at]?.id ?? "");
    rows[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#shown.length) {
      event.preventDefault();
      this.#at = (this.#at + step + this.#shown.length) % this.#shown.length;
      this.#mark();
    } else if (event.key === "Enter") {
      event.preventDefault(); // in a form, Enter would submit
      if (this.#shown[this.#at]) this.#choose(this.#shown[this.#at]);
    } else if (event.key === "Tab") closePopover({ back: true });
  }

  #choose(option) {
    if (this.#spec.multiple) return this.#toggle(option);
    this.#selected = [option];
    this.#dress();
    closePopover({ back: true });
    this.#spec.onchange(this.#selected);
  }

  #toggle(option) {
    const { max = Infinity, onchange } = this.#spec;
    if (this.#isChosen(option)) this.#selected = this.#selected.filter((one) => one.value !== option.value);
    else if (this.#selected.length < max) this.#selected = [...this.#selected, option];
    this.#dress();
    this.#rows().forEach((row, index) =>
      row.setAttribute("aria-selected", String(this.#isChosen(this.#shown[index]))),
    );
    settlePopover();
    onchange(this.#selected);
  }

  #empty() {
    this.#selected = [];
    this.#dress();
    this.#spec.onchange([]);
    this.button.focus();
  }
}
