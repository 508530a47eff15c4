// Where one writes: Enter sends, Shift+Enter breaks the line, Up edits the last, "/" begins a command.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { closePopover, openPopover } from "../base/popover.js";
import { QUICK, emoji } from "../kit/emoji.js";
import { command, say, shortcut } from "./acting.js";
import { Completion } from "./completion.js";
import { editLast } from "./editing.js";
import { store } from "./store.js";

const TALLEST = 220; // pixels that the field grows to before it scrolls

const drafts = new Map(); // what was half typed, per channel or thread

function usage(text) {
  const word = /^\/[\w-]+(?=\s)/.exec(text)?.[0];
  return word && (store.app.commands ?? []).find((one) => one.command === word);
}

const tool = (sign, title, onclick) =>
  h("button", { class: "icon-button small", type: "button", "aria-label": title, title, onclick }, sign);

/**
 * A composer: `form` to place, `field` to focus, `dress()` to call when it came to stand elsewhere.
 * `where()` answers `{channel, thread_ts?, broadcast?}` at the moment of sending, `label()` what the empty
 * field says; `foot` stands in the lower row.
 */
export class Composer {
  #where;
  #label;
  #key = null; // which channel or thread the draft in the field belongs to
  #lastCommand = null; // brought back by Up, as a message of one's own would be

  constructor({ where, label, foot }) {
    this.#where = where;
    this.#label = label;
    this.field = h("textarea", {
      rows: 1,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      spellcheck: "true",
      onkeydown: (event) => this.#pressed(event),
      oninput: () => this.#typed(),
    });
    this.hint = h("div", { class: "usage", "aria-live": "polite", hidden: true });
    this.send = h("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send", 18));
    this.offers = new Completion(this.field);
    const lower = h("div", { class: "composer-foot" }, this.#tools(), foot, this.send);
    this.form = h(
      "form",
      { class: "composer", onsubmit: (event) => this.#submit(event) },
      this.offers.box,
      this.hint,
      this.field,
      lower,
    );
  }

  dress() {
    const { channel, thread_ts } = this.#where();
    const next = `${store.me?.id}/${channel}/${thread_ts ?? ""}`;
    this.field.placeholder = this.#label();
    this.field.setAttribute("aria-label", this.#label());
    if (next === this.#key) return this.#fit(); // it may have been hidden, without a height
    this.#key = next;
    this.#write(drafts.get(next) ?? "");
  }

  #tools() {
    return [
      tool(icon("plus", 18), "Shortcuts and commands", (event) => this.#shortcuts(event)),
      tool(icon("smile", 18), "Emoji", (event) => this.#emoji(event)),
      tool(h("span", {}, "@"), "Mention someone", () => this.#insert("@")),
    ];
  }

  #fit() {
    const { field, hint } = this;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
    this.send.disabled = field.value.trim() === "";
    const known = usage(field.value);
    hint.hidden = !known;
    if (!known) return;
    show(
      hint,
      h("strong", {}, known.command),
      " ",
      h("code", {}, known.usage_hint),
      h("small", {}, known.description),
    );
  }

  #write(text) {
    this.field.value = text;
    this.#fit();
    this.field.setSelectionRange(text.length, text.length);
  }

  /** Puts a line into the field, for Enter to send. */
  offer(text) {
    this.#write(text);
    this.#typed();
    this.field.focus();
  }

  #insert(text) {
    const { field } = this;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #typed() {
    this.#fit();
    if (this.field.value) drafts.set(this.#key, this.field.value);
    else drafts.delete(this.#key);
  }

  #pressed(event) {
    if (this.offers.keydown(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowUp" && this.field.value === "" && !this.#where().thread_ts) {
      if (this.#lastCommand) this.#write(this.#lastCommand);
      else if (!editLast()) return;
      event.preventDefault();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    const { channel, thread_ts, broadcast } = this.#where();
    if (!text || !channel) return;
    this.#write("");
    this.offers.hide();
    drafts.delete(this.#key);
    const isCommand = /^\/\w/.test(text);
    this.#lastCommand = isCommand ? text : null;
    this.form.toggleAttribute("data-busy", isCommand);
    const key = this.#key;
    const sent = await (isCommand
      ? command(channel, text, thread_ts)
      : say(channel, text, thread_ts, broadcast));
    this.form.removeAttribute("data-busy");
    if (sent === null) this.#giveBack(text, key);
  }

  /** What was refused is written again where it came from, unless something else is being typed there. */
  #giveBack(text, key) {
    if (drafts.has(key)) return;
    drafts.set(key, text);
    if (key === this.#key) this.#write(text);
  }

  #emoji(event) {
    const choose = (name) => {
      closePopover();
      this.#insert(emoji(name));
    };
    const signs = QUICK.map((name) =>
      h(
        "button",
        { type: "button", title: `:${name}:`, "aria-label": name, onclick: () => choose(name) },
        emoji(name),
      ),
    );
    const panel = h("div", { class: "emoji-panel", role: "dialog", "aria-label": "Emoji" }, signs);
    if (openPopover(event.currentTarget, panel)) panel.firstChild.focus();
  }

  #shortcuts(event) {
    const begin = (name) => {
      this.#write("");
      this.#insert(`${name} `);
    };
    const globals = (store.app.shortcuts ?? [])
      .filter((one) => one.type === "global")
      .map((one) => ({
        text: one.name,
        detail: one.description,
        icon: "bolt",
        run: () => shortcut(one.callback_id),
      }));
    const commands = (store.app.commands ?? []).map((one) => ({
      text: one.command,
      detail: one.description,
      icon: "bolt",
      run: () => begin(one.command),
    }));
    const entries = [...globals, globals.length > 0 && null, ...commands];
    openMenu(event.currentTarget, entries, { label: "Shortcuts and commands" });
  }
}
