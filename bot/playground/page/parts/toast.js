// A short sentence at the foot of the page that leaves by itself.

import { h } from "../base/dom.js";

const STAYS = 6000; // milliseconds

/** Shows a sentence; it sits in a live region, so it is spoken as well. */
export function toast(sentence) {
  const node = h("p", { class: "toast" }, sentence);
  // A dialog makes the rest of the page inert and covers it, so the sentence goes into the topmost one.
  const host =
    [...document.querySelectorAll("dialog[open] .toasts")].at(-1) ?? document.getElementById("toasts");
  host.append(node);
  setTimeout(() => node.remove(), STAYS);
}
