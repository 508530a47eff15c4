// A menu of commands below a button: arrow keys move, Enter chooses, Escape returns to the button.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { closePopover, openPopover } from "./popover.js";

function item(entry) {
  const choose = () => {
    closePopover({ back: true });
    entry.run();
  };
  return h(
    "button",
    {
      class: `menu-item${entry.danger ? " danger" : ""}`,
      role: "menuitem",
      type: "button",
      tabindex: "-1",
      onclick: choose,
    },
    entry.icon && icon(entry.icon, 18),
    h("span", { class: "menu-text" }, entry.text, entry.detail && h("small", {}, entry.detail)),
    entry.current && icon("check", 18),
  );
}

function arrows(event) {
  const items = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length].focus();
}

/**
 * Opens a menu of `{text, detail?, icon?, danger?, current?, run}` entries; null entries draw a rule.
 * @returns nothing; choosing an entry closes the menu and runs it.
 */
export function openMenu(anchor, entries, { label, align, onclose } = {}) {
  const rows = entries
    .filter((entry) => entry !== undefined && entry !== false)
    .map((entry) => (entry === null ? h("hr") : item(entry)));
  const panel = h("div", { class: "menu", role: "menu", "aria-label": label, onkeydown: arrows }, rows);
  if (openPopover(anchor, panel, { align, onclose })) panel.querySelector("[role=menuitem]")?.focus();
}
