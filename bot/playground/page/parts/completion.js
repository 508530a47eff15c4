// What the composer offers while someone types: commands after "/", people after "@", channels after "#",
// emoji after ":".

import { fresh, h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { emoji, emojiLike } from "../kit/emoji.js";
import { avatar } from "./avatars.js";
import { nameOf } from "./reader.js";
import { store } from "./store.js";

const MOST = 8;
const starts = (words, typed) =>
  words
    .toLowerCase()
    .split(/[\s.-]+/)
    .some((word) => word.startsWith(typed));

function commands(typed) {
  return (store.app.commands ?? [])
    .filter((one) => one.command.startsWith(typed))
    .map((one) => ({
      insert: `${one.command} `,
      sign: icon("bolt", 18),
      name: one.command,
      detail: one.description,
      hint: one.usage_hint,
    }));
}

function people(typed) {
  const all = [...store.members.values()].filter(
    (m) => !m.deleted && m.id !== "USLACKBOT" && starts(`${nameOf(m)} ${m.real_name} ${m.name}`, typed),
  );
  return all.slice(0, MOST).map((m) => ({
    insert: `@${nameOf(m)} `,
    sign: avatar(m, 22),
    name: nameOf(m),
    detail: m.real_name === nameOf(m) ? m.profile?.title : m.real_name,
  }));
}

function channels(typed) {
  const all = [...store.channels.values()].filter((c) => !c.is_im && !c.is_archived && starts(c.name, typed));
  return all.slice(0, MOST).map((c) => ({
    insert: `#${c.name} `,
    sign: icon(c.is_private ? "lock" : "hash", 18),
    name: c.name,
    detail: c.topic || c.purpose,
  }));
}

const signs = (typed) =>
  emojiLike(typed, MOST).map((name) => ({ insert: `${emoji(name)} `, sign: emoji(name), name: `:${name}:` }));

// The pattern before the caret, which part of it is replaced, and who knows the offers.
const KINDS = [
  [/^\/[\w-]*$/, commands],
  [/(?:^|\s)@([\p{L}\p{N}._-]*)$/u, people],
  [/(?:^|\s)#([\p{L}\p{N}_-]*)$/u, channels],
  [/(?:^|\s):([\w+-]{2,})$/, signs],
];

function offersAt(text) {
  for (const [pattern, find] of KINDS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const word = match[0].trimStart();
    return { from: text.length - word.length, offers: find((match[1] ?? match[0]).toLowerCase()) };
  }
  return { from: 0, offers: [] };
}

/** The list of offers above a field: `box` to place, `keydown(event)` true when the list took the key. */
export class Completion {
  #field;
  #offers = [];
  #from = 0; // where the word begins that an offer replaces
  #at = 0; // which offer is marked

  constructor(field) {
    this.#field = field;
    this.id = fresh("offers");
    this.box = h("div", {
      class: "offers",
      role: "listbox",
      id: this.id,
      "aria-label": "Suggestions",
      hidden: true,
    });
    field.setAttribute("aria-controls", this.id);
    field.addEventListener("input", () => this.#look());
    field.addEventListener("blur", () => this.hide());
  }

  keydown(event) {
    if (this.box.hidden || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entered = event.key === "Enter" && !event.shiftKey;
    // Nothing is left to complete: then Enter sends.
    if (entered && this.#offers[this.#at].insert.trim() === this.#field.value.trim()) return false;
    if (step) this.#at = (this.#at + step + this.#offers.length) % this.#offers.length;
    else if (event.key === "Tab" || entered) this.#take();
    else if (event.key === "Escape") this.#offers = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#draw();
    return true;
  }

  #look() {
    const { from, offers } = offersAt(this.#field.value.slice(0, this.#field.selectionStart));
    this.#from = from;
    this.#offers = offers;
    this.#at = 0;
    this.#draw();
  }

  hide() {
    this.#offers = [];
    this.#draw();
  }

  #take() {
    const field = this.#field;
    field.setRangeText(this.#offers[this.#at].insert, this.#from, field.selectionStart, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  #draw() {
    this.box.hidden = this.#offers.length === 0;
    this.#field.setAttribute("aria-expanded", String(!this.box.hidden));
    this.#field.setAttribute("aria-activedescendant", this.box.hidden ? "" : `${this.id}-${this.#at}`);
    show(
      this.box,
      this.#offers.map((offer, index) => this.#row(offer, index)),
    );
    this.box.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #row(offer, index) {
    const press = (event) => {
      event.preventDefault(); // the field keeps the focus
      this.#at = index;
      this.#take();
    };
    const here = index === this.#at;
    return h(
      "div",
      {
        class: `offer${here ? " at" : ""}`,
        role: "option",
        id: `${this.id}-${index}`,
        "aria-selected": String(here),
        onpointerdown: press,
      },
      h("span", { class: "offer-sign" }, offer.sign),
      h("strong", {}, offer.name),
      offer.hint && h("code", {}, offer.hint),
      offer.detail && h("small", {}, offer.detail),
    );
  }
}
