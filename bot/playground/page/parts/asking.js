// One question with one field: a channel's name, a time to go to.

import { dialog, dismiss, present } from "../base/dialog.js";
import { fresh, h } from "../base/dom.js";

/** Asks for one value; answers null when it was called off. `type` is an input's type. */
export function ask({ title, label, hint, button, type = "text", value = "" }) {
  return new Promise((answer) => {
    const id = fresh("ask");
    const end = (result) => {
      dismiss(node);
      answer(result);
    };
    const field = h("input", {
      id,
      class: "field",
      type,
      value,
      required: true,
      autofocus: true,
      autocomplete: "off",
      "aria-describedby": hint && `${id}-hint`,
    });
    const form = h(
      "form",
      { id: `${id}-form`, onsubmit: (event) => (event.preventDefault(), end(field.value)) },
      h("label", { class: "label", for: id }, label),
      field,
      hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
    );
    const footer = [
      h("button", { class: "button", type: "button", onclick: () => end(null) }, "Cancel"),
      h("button", { class: "button primary", type: "submit", form: `${id}-form` }, button),
    ];
    const node = dialog({ title, body: form, footer, className: "dialog-small", oncancel: () => end(null) });
    present(node);
  });
}
