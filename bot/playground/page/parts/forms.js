// Modals: the top of the member's stack of views as a dialog, with errors beside their fields.

import { dialog, dismiss, present } from "../base/dialog.js";
import { fresh, h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { blocks } from "../kit/blocks.js";
import { label } from "../kit/mrkdwn.js";
import { act, surfaceOf } from "./acting.js";
import { place } from "./reader.js";
import { on, store } from "./store.js";
import { showTrace } from "./trace.js";

let open = null; // {id, mark, node, body}

const surfaceFor = (view) => surfaceOf({ type: "view", view_id: view.id });

// Which views are open then comes as an event, in the order in which they changed.
const close = (view, { all = false } = {}) => act("close", { view_id: view.id, ...(all ? { all } : {}) });

async function submit(view, form, button) {
  if (button.hasAttribute("aria-busy")) return;
  const surface = surfaceFor(view);
  button.setAttribute("aria-busy", "true");
  const answer = await act("submit", { view_id: view.id, state: surface.state });
  button.removeAttribute("aria-busy");
  if (!answer) return;
  surface.errors = answer.errors ?? {};
  if (answer.response_action === "errors")
    return showErrors(store.views.find((one) => one.id === view.id) ?? view, form);
  if (answer.error)
    show(form.querySelector(".form-trouble"), "The app did not answer. Nothing was changed; try again.");
}

function showErrors(view, form) {
  draw(view, form);
  form.querySelector("[aria-invalid=true]")?.focus();
}

/** Draws the fields; what was typed is in the surface, and the focus stays: in its field while there is one. */
function draw(view, form) {
  const held = form.contains(document.activeElement) ? document.activeElement : undefined;
  const key = held?.closest("[data-key]")?.dataset.key;
  show(
    form,
    h("p", { class: "form-trouble", role: "alert" }),
    blocks(view.blocks, { surface: surfaceFor(view), place }),
    h("div", { class: "toasts", "aria-live": "polite" }),
  );
  const again = key && [...form.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
  const control = again?.matches("input, textarea, button")
    ? again
    : again?.querySelector("input, textarea, button");
  if (control) control.focus();
  else if (held) firstField(form)?.focus();
}

function build(view) {
  const id = fresh("form");
  const button =
    view.submit && h("button", { class: "button primary", type: "submit", form: id }, label(view.submit));
  const form = h("form", {
    id,
    class: "view-form",
    novalidate: true,
    onsubmit: (event) => (event.preventDefault(), button && submit(view, form, button)),
  });
  const back =
    store.views.length > 1 &&
    h("button", { class: "button", type: "button", onclick: () => close(view) }, icon("left", 16), "Back");
  const trace =
    store.tracing &&
    h(
      "button",
      { class: "text-button", type: "button", onclick: () => showTrace({ view_id: view.id }) },
      "Requests",
    );
  const cancel = h(
    "button",
    { class: "button", type: "button", onclick: () => close(view) },
    view.close ? label(view.close) : view.submit ? "Cancel" : "Close",
  );
  const node = dialog({
    title: label(view.title),
    body: form,
    className: "dialog-form",
    footer: [trace, h("span", { class: "grow" }), back || cancel, button],
    oncancel: () => close(view, { all: true }),
  });
  return { node, form };
}

function mark(view) {
  return JSON.stringify([view.blocks, view.title, view.submit, view.close]);
}

function firstField(form) {
  return form.querySelector("[autofocus]") ?? form.querySelector("input, textarea, .select, .button");
}

function follow() {
  const view = store.views.at(-1);
  if (!view || view.id !== open?.id) {
    if (open) dismiss(open.node);
    open = null;
  }
  if (!view || mark(view) === open?.mark) return;
  if (!open) {
    open = { id: view.id, ...build(view) };
    draw(view, open.form);
    present(open.node);
    firstField(open.form)?.focus();
  } else {
    show(open.node.querySelector("h2"), label(view.title));
    surfaceFor(view).errors = {};
    draw(view, open.form);
  }
  open.mark = mark(view);
}

/** Shows forms as they are opened, pushed, changed and closed. */
export function forms() {
  on("views", follow);
}
