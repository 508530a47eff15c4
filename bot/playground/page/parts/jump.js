// Ctrl-K: type a few letters of a channel or a person, Enter goes there.

import { dismiss, present } from "../base/dialog.js";
import { fresh, h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { act } from "./acting.js";
import { avatar } from "./avatars.js";
import { openChannel } from "./places.js";
import { channelName, nameOf } from "./reader.js";
import { appChannel, meet, store } from "./store.js";

function destinations() {
  const app = appChannel();
  const channels = [...store.channels.values()].filter((c) => !c.is_archived);
  const talks = channels.map((c) => {
    const member = c.is_im && store.members.get(c.user);
    const name = c.id === app?.id ? store.app.name : channelName(c);
    const words = `${name} ${member?.real_name ?? ""}`;
    return {
      name,
      words,
      unread: c.unread_count > 0,
      sign: () => (member ? avatar(member, 20) : icon(c.is_private ? "lock" : "hash", 18)),
      go: () => openChannel(c.id),
    };
  });
  const met = new Set(channels.filter((c) => c.is_im).map((c) => c.user));
  const strangers = [...store.members.values()].filter(
    (m) => !m.is_bot && !m.deleted && !met.has(m.id) && m.id !== store.me.id && m.id !== "USLACKBOT",
  );
  const people = strangers.map((m) => ({
    name: nameOf(m),
    words: `${nameOf(m)} ${m.real_name}`,
    sign: () => avatar(m, 20),
    go: () => begin(m),
  }));
  const home = app && {
    name: `${store.app.name}: Home`,
    words: `${store.app.name} home`,
    sign: () => icon("home", 18),
    go: () => openChannel(app.id, { tab: "home" }),
  };
  return [...talks, home, ...people].filter(Boolean);
}

async function begin(member) {
  const answer = await act("open_dm", { user: member.id });
  if (!answer) return;
  meet(answer.channel);
  openChannel(answer.channel.id);
}

/** Unread first, then names that begin with what was typed, then those that contain it. */
function ranked(all, typed) {
  const wanted = typed.trim().replace(/^[#@]/, "").toLowerCase();
  const score = (d) => {
    const words = d.words.toLowerCase();
    if (!wanted) return d.unread ? 0 : 1;
    if (words.startsWith(wanted)) return 0;
    if (words.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 1;
    return words.includes(wanted) ? 2 : 9;
  };
  return all
    .map((d) => [score(d), d])
    .filter(([s]) => s < 9)
    .sort((a, b) => a[0] - b[0] || a[1].name.localeCompare(b[1].name))
    .slice(0, 9)
    .map(([, d]) => d);
}

/** Opens the jump dialog, unless a dialog is open. */
export function jump() {
  if (!document.querySelector("dialog[open]")) new Jump();
}

class Jump {
  #all = destinations();
  #found = [];
  #at = 0;

  constructor() {
    this.id = fresh("jump");
    const name = "Channels and people";
    this.list = h("div", { id: this.id, role: "listbox", "aria-label": name, class: "jump-list" });
    this.field = this.#input();
    this.node = h("dialog", { class: "dialog jump", "aria-label": "Jump" }, this.field, this.list);
    this.node.addEventListener("cancel", (event) => (event.preventDefault(), dismiss(this.node)));
    this.node.addEventListener("click", (event) => event.target === this.node && dismiss(this.node));
    present(this.node);
    this.#search();
  }

  #input() {
    return h("input", {
      class: "jump-field",
      type: "text",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": this.id,
      "aria-label": "Jump to a channel or person",
      placeholder: "Jump to a channel or person",
      autofocus: true,
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.#search(),
      onkeydown: (event) => this.#pressed(event),
    });
  }

  #search() {
    this.#found = ranked(this.#all, this.field.value);
    this.#at = 0;
    this.#draw();
  }

  #draw() {
    const rows = this.#found.map((destination, index) => this.#row(destination, index));
    show(this.list, rows.length ? rows : h("p", { class: "select-none" }, "Nothing matches"));
    this.field.setAttribute("aria-activedescendant", rows.length ? `${this.id}-${this.#at}` : "");
  }

  #row(destination, index) {
    const here = index === this.#at;
    return h(
      "div",
      {
        class: `jump-row${here ? " at" : ""}`,
        role: "option",
        id: `${this.id}-${index}`,
        "aria-selected": String(here),
        onclick: () => this.#go(destination),
      },
      destination.sign(),
      h("span", {}, destination.name),
      destination.unread && h("span", { class: "dot" }, "unread"),
    );
  }

  #pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.#found[this.#at];
    if (!chosen || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (!step) return this.#go(chosen);
    this.#at = (this.#at + step + this.#found.length) % this.#found.length;
    this.#draw();
  }

  #go(destination) {
    dismiss(this.node);
    destination.go();
  }
}
