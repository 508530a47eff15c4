// A list of messages that stays true with the least redrawing: a row is drawn again only when what it
// shows has changed, so that an open menu, a half-typed field and the focus survive a neighbour's edit.

import { h } from "../base/dom.js";
import { dayKey, dayName } from "../base/times.js";
import { messageRow } from "./message.js";
import { place } from "./reader.js";
import { now, store } from "./store.js";

const PAUSE = 300; // seconds after which the same author's face is shown again

function compactAfter(before, message) {
  return (
    before &&
    before.user === message.user &&
    before.username === message.username &&
    !message.is_ephemeral &&
    !before.is_ephemeral &&
    message.subtype !== "thread_broadcast" &&
    Number(message.ts) - Number(before.ts) < PAUSE &&
    dayKey(before.ts, place.zone) === dayKey(message.ts, place.zone)
  );
}

function fingerprint(message, compact) {
  const { trace, revision, ...shown } = message;
  return JSON.stringify([shown, compact, store.tracing && trace?.length]);
}

const daySplit = (ts) =>
  h("div", { class: "day", role: "separator" }, h("span", {}, dayName(ts, now(), place.zone)));
const newSplit = () => h("div", { class: "new-line", role: "separator" }, h("span", {}, "New"));

/** Keeps the rows of `box` equal to the messages given to `update`. */
export class Rows {
  constructor(box, { inThread = false } = {}) {
    this.box = box;
    this.inThread = inThread;
    this.held = new Map(); // ts -> {message, manner, mark, node}
    this.way = undefined; // the row that Tab leads to
  }

  clear() {
    this.held.clear();
    this.box.replaceChildren();
  }

  #row(message, compact) {
    const known = this.held.get(message.ts);
    const manner = `${compact} ${store.tracing}`;
    if (known?.message === message && known.manner === manner) return known.node;
    const mark = fingerprint(message, compact);
    if (known?.mark === mark) return Object.assign(known, { message, manner }).node;
    const active = document.activeElement;
    const node = messageRow(message, { compact, inThread: this.inThread });
    this.held.set(message.ts, { message, manner, mark, node });
    if (known?.node.contains(active))
      this.focused = { node, key: active.closest("[data-key]")?.dataset.key };
    return node;
  }

  /** @param newSince a ts: the first message after it gets the "New" line */
  update(messages, newSince) {
    const wanted = [];
    this.focused = null; // the row that is drawn in the place of one with the focus
    let before;
    let marked = newSince === undefined;
    for (const message of messages) {
      const newDay =
        !this.inThread && (!before || dayKey(before.ts, place.zone) !== dayKey(message.ts, place.zone));
      if (newDay) wanted.push(daySplit(message.ts));
      const first = !marked && message.ts > newSince && message.user !== store.me.id;
      if (first) wanted.push(newSplit());
      marked ||= first;
      wanted.push(this.#row(message, Boolean(!first && compactAfter(before, message))));
      before = message;
    }
    const kept = new Set(messages.map((message) => message.ts));
    for (const ts of this.held.keys()) if (!kept.has(ts)) this.held.delete(ts);
    this.#place(wanted);
    if (this.focused) refocus(this.focused.node, this.focused.key);
    this.#open(this.held.get(before?.ts)?.node);
  }

  /** Tab leads to the newest message, and arrow keys from there to the others. */
  #open(newest) {
    if (newest === this.way) return;
    this.way?.setAttribute("tabindex", "-1");
    newest?.setAttribute("tabindex", "0");
    this.way = newest;
  }

  /** Moves only what is not in its place: re-inserting a node would take the focus from it. */
  #place(wanted) {
    const keep = new Set(wanted);
    for (const node of [...this.box.children]) if (!keep.has(node)) node.remove();
    let at = this.box.firstChild;
    for (const node of wanted) {
      if (node === at) at = at.nextSibling;
      else this.box.insertBefore(node, at);
    }
  }
}

function refocus(node, key) {
  const same = [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  const target = same?.matches("button, input, textarea")
    ? same
    : same?.querySelector("button, input, textarea");
  (target ?? node).focus();
}
