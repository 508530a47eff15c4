// Dialogs on the browser's own <dialog>: everything behind is inert, the focus stays inside and returns.

import { fresh, h } from "./dom.js";
import { icon } from "./icons.js";
import { closePopover } from "./popover.js";

/**
 * A modal dialog with a title, a scrolling body and a row of buttons.
 * `oncancel` runs on Escape, on the cross and on a click beside the dialog; the caller closes it.
 */
export function dialog({ title, body, footer, className = "", oncancel }) {
  const heading = fresh("dialog");
  const cross = h(
    "button",
    { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => oncancel() },
    icon("close"),
  );
  const node = h(
    "dialog",
    { class: `dialog ${className}`, "aria-labelledby": heading },
    h("header", { class: "dialog-head" }, h("h2", { id: heading }, title), cross),
    h("div", { class: "dialog-body" }, body),
    footer && h("footer", { class: "dialog-foot" }, footer),
  );
  node.addEventListener("cancel", (event) => {
    event.preventDefault();
    oncancel();
  });
  node.addEventListener("pointerdown", (event) => {
    if (event.target === node) node.dataset.pressed = "beside";
    else delete node.dataset.pressed;
  });
  node.addEventListener("click", (event) => {
    if (event.target === node && node.dataset.pressed) oncancel();
  });
  return node;
}

/** Shows a dialog above all others; the browser keeps Tab inside. */
export function present(node) {
  closePopover();
  document.body.append(node);
  node.showModal();
}

/** Takes a dialog away for good; the browser gives the focus back to what had it before. */
export function dismiss(node) {
  closePopover();
  node.close();
  node.remove();
}

/** Asks one yes-or-no question and answers with true or false. Cancelling is "no". */
export function confirm({ title, text, confirm: yes, deny: no, style }) {
  return new Promise((answer) => {
    const end = (value) => {
      dismiss(node);
      answer(value);
    };
    const tone = style === "danger" ? "danger" : "primary";
    const node = dialog({
      title,
      body: text,
      className: "dialog-small",
      footer: [
        h("button", { class: "button", type: "button", onclick: () => end(false) }, no),
        h(
          "button",
          { class: `button ${tone}`, type: "button", autofocus: true, onclick: () => end(true) },
          yes,
        ),
      ],
      oncancel: () => end(false),
    });
    present(node);
  });
}
