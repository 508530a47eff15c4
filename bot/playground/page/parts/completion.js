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
  return all
    .slice(0, MOST)
    .map((m) => ({
      insert: `@${nameOf(m)} `,
      sign: avatar(m, 22),
      name: nameOf(m),
      detail: m.real_name === nameOf(m) ? m.profile?.title : m.real_name,
    }));
}

function channels(typed) {
  const all = [...store.channels.values()].filter((c) => !c.is_im && !c.is_archived && starts(c.name, typed));
  return all
    .slice(0, MOST)
    .map((c) => ({
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

/** A list of offers above `field`. `keydown(event)` answers true when the list took the key. */
export function completion(field) {
  const id = fresh("offers");
  const box = h("div", { class: "offers", role: "listbox", id, "aria-label": "Suggestions", hidden: true });
  let [offers, from, at] = [[], 0, 0];
  field.setAttribute("aria-controls", id);

  function draw() {
    box.hidden = offers.length === 0;
    field.setAttribute("aria-expanded", String(!box.hidden));
    show(
      box,
      offers.map((offer, index) => row(offer, index)),
    );
    field.setAttribute("aria-activedescendant", box.hidden ? "" : `${id}-${at}`);
    box.children[at]?.scrollIntoView({ block: "nearest" });
  }
  function row(offer, index) {
    const press = (event) => {
      event.preventDefault();
      at = index;
      take();
    };
    return h(
      "div",
      {
        class: `offer${index === at ? " at" : ""}`,
        role: "option",
        id: `${id}-${index}`,
        "aria-selected": String(index === at),
        onpointerdown: press,
      },
      h("span", { class: "offer-sign" }, offer.sign),
      h("strong", {}, offer.name),
      offer.hint && h("code", {}, offer.hint),
      offer.detail && h("small", {}, offer.detail),
    );
  }
  function take() {
    const caret = field.selectionStart;
    const { insert } = offers[at];
    field.setRangeText(insert, from, caret, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
  const hide = () => {
    offers = [];
    draw();
  };

  function keydown(event) {
    if (box.hidden || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const whole = offers[at].insert.trim() === field.value.trim(); // nothing left to complete: Enter sends
    if (event.key === "Enter" && whole) return false;
    if (step) at = (at + step + offers.length) % offers.length;
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) take();
    else if (event.key === "Escape") hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    draw();
    return true;
  }

  field.addEventListener("input", () => {
    ({ offers, from } = offersAt(field.value.slice(0, field.selectionStart)));
    at = 0;
    draw();
  });
  field.addEventListener("blur", hide);
  return { box, keydown };
}
