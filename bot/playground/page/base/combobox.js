// A select with a filter: a button that opens a list; typing narrows it, arrows move, Enter chooses.
// One choice or several, from a fixed list or from whoever is asked at each keystroke.

import { fresh, h, show } from "./dom.js";
import { icon } from "./icons.js";
import { closePopover, openPopover, settlePopover } from "./popover.js";

/** A name for a screen reader that contains what is seen: "Stage: Negotiation". */
export const named = (label, shown) => (label === shown ? label : `${label}: ${shown}`);

const PAUSE = 180; // milliseconds without a keystroke before an outside source is asked

/**
 * @param spec `{label, placeholder, multiple, max, selected: [option], find(typed), remote, minimum, onchange(options), ondone(options)}`
 *   where an option is `{value, label, detail?}` and `find` answers, or promises, `[{label?, options}]`.
 *   `onchange` follows every choice, `ondone` the closing of a list of several.
 */
export function combobox(spec) {
  const listId = fresh("list");
  const state = { selected: [...(spec.selected ?? [])], shown: [], at: 0, asked: 0 };
  const face = h("span", { class: "select-face" });
  const button = h(
    "button",
    {
      class: "select",
      type: "button",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      onclick: open,
      onkeydown: typeAhead,
    },
    face,
    icon("chevron", 16),
  );
  const clear = h(
    "button",
    { class: "select-clear", type: "button", "aria-label": `Clear ${spec.label}`, onclick: empty },
    icon("close", 12),
  );
  const node = h("span", { class: "select-wrap" }, button, clear);
  const filter = h("input", {
    class: "select-filter",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Type to narrow",
    "aria-controls": listId,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    "aria-label": `Search ${spec.label}`,
    oninput: () => search(spec.remote ? PAUSE : 0),
    onkeydown: keys,
  });
  const list = h("div", {
    id: listId,
    class: "select-list",
    role: "listbox",
    "aria-label": spec.label,
    "aria-multiselectable": spec.multiple || undefined,
  });
  const panel = h("div", { class: "select-panel" }, filter, list);

  function dress() {
    const several = spec.multiple && state.selected.length > 0;
    const words = state.selected.map((option) => h("span", { class: several ? "token" : "" }, option.label));
    show(face, words.length ? words : h("span", { class: "placeholder" }, spec.placeholder ?? "Choose"));
    button.setAttribute(
      "aria-label",
      named(
        spec.label,
        state.selected.map((option) => option.label).join(", ") || spec.placeholder || "Choose",
      ),
    );
    clear.hidden = !spec.clearable || state.selected.length === 0;
  }

  function open() {
    filter.value = "";
    const before = JSON.stringify(state.selected.map((option) => option.value));
    const closed = () => {
      if (spec.multiple && before !== JSON.stringify(state.selected.map((option) => option.value)))
        spec.ondone?.(state.selected);
    };
    panel.style.minWidth = `${Math.max(button.offsetWidth, 240)}px`;
    if (!openPopover(button, panel, { onclose: closed })) return;
    filter.focus();
    search(0);
  }

  function typeAhead(event) {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  }

  async function search(pause) {
    const turn = ++state.asked;
    if (pause) await new Promise((done) => setTimeout(done, pause));
    if (turn !== state.asked) return;
    const typed = filter.value.trim();
    if (typed.length < (spec.minimum ?? 0)) return say(`Type at least ${spec.minimum} characters`);
    if (spec.remote) say("Looking …");
    const groups = await spec.find(typed).catch(() => null);
    if (turn !== state.asked) return;
    if (!groups) return say("The app did not answer");
    offer(groups);
  }

  const say = (words) => {
    state.shown = [];
    show(list, h("p", { class: "select-none" }, words));
    settlePopover();
  };

  function offer(groups) {
    state.shown = groups.flatMap((group) => group.options);
    if (!state.shown.length) return say("Nothing matches");
    state.at = Math.max(
      0,
      state.shown.findIndex((option) => isChosen(option)),
    );
    show(
      list,
      groups.map((group) => [
        group.label && h("div", { class: "select-group" }, group.label),
        group.options.map(row),
      ]),
    );
    mark();
    settlePopover();
  }

  const isChosen = (option) => state.selected.some((chosen) => chosen.value === option.value);

  function row(option) {
    return h(
      "div",
      {
        class: "select-option",
        role: "option",
        id: fresh("option"),
        "aria-selected": String(isChosen(option)),
        onclick: () => choose(option),
      },
      h("span", {}, option.label, option.detail && h("small", {}, option.detail)),
      icon("check", 16),
    );
  }

  function mark() {
    const rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((one, index) => one.classList.toggle("at", index === state.at));
    filter.setAttribute("aria-activedescendant", rows[state.at]?.id ?? "");
    rows[state.at]?.scrollIntoView({ block: "nearest" });
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && state.shown.length) {
      event.preventDefault();
      state.at = (state.at + step + state.shown.length) % state.shown.length;
      mark();
    } else if (event.key === "Enter" && state.shown[state.at]) {
      event.preventDefault();
      choose(state.shown[state.at]);
    } else if (event.key === "Tab") closePopover({ back: true });
  }

  function choose(option) {
    if (spec.multiple) toggle(option);
    else {
      state.selected = [option];
      dress();
      closePopover({ back: true });
      spec.onchange(state.selected);
    }
  }

  function toggle(option) {
    if (isChosen(option)) state.selected = state.selected.filter((chosen) => chosen.value !== option.value);
    else if (!spec.max || state.selected.length < spec.max) state.selected = [...state.selected, option];
    dress();
    list
      .querySelectorAll("[role=option]")
      .forEach((one, index) => one.setAttribute("aria-selected", String(isChosen(state.shown[index]))));
    settlePopover();
    spec.onchange(state.selected);
  }

  function empty() {
    state.selected = [];
    dress();
    spec.onchange([]);
    button.focus();
  }

  dress();
  return node;
}

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
