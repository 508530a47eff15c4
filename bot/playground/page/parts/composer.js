// Where one writes: Enter sends, Shift+Enter breaks the line, Up edits the last, "/" begins a command.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { closePopover, openPopover } from "../base/popover.js";
import { QUICK, emoji } from "../kit/emoji.js";
import { command, say, shortcut } from "./acting.js";
import { completion } from "./completion.js";
import { editLast } from "./editing.js";
import { store } from "./store.js";

const drafts = new Map(); // what was half typed, per channel or thread

function usage(text) {
  const word = /^\/[\w-]+(?=\s)/.exec(text)?.[0];
  return word && (store.app.commands ?? []).find((one) => one.command === word);
}

/**
 * A composer. `where()` answers `{channel, thread_ts?, broadcast?}` at the moment of sending; `label` is
 * what the empty field says. Call `dress()` when it came to stand elsewhere.
 */
export function composer({ where, label, foot }) {
  const field = h("textarea", {
    rows: 1,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    spellcheck: "true",
  });
  const hint = h("div", { class: "usage", "aria-live": "polite", hidden: true });
  const send = h("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send", 18));
  const offers = completion(field);
  let lastCommand = null;
  let key = null;

  function fit() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
    send.disabled = field.value.trim() === "";
    const known = usage(field.value);
    hint.hidden = !known;
    if (known)
      show(
        hint,
        h("strong", {}, known.command),
        " ",
        h("code", {}, known.usage_hint),
        h("small", {}, known.description),
      );
  }
  function write(text) {
    field.value = text;
    fit();
    field.setSelectionRange(text.length, text.length);
  }
  const insert = (text) => {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  async function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    const { channel, thread_ts, broadcast } = where();
    if (!text || !channel) return;
    write("");
    drafts.delete(key);
    const isCommand = /^\/\w/.test(text);
    lastCommand = isCommand ? text : null;
    form.toggleAttribute("data-busy", isCommand);
    const sent = await (isCommand
      ? command(channel, text, thread_ts)
      : say(channel, text, thread_ts, broadcast));
    form.removeAttribute("data-busy");
    if (!sent && field.value === "") write(text);
  }

  function keys(event) {
    if (offers.keydown(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "ArrowUp" && field.value === "" && !where().thread_ts) {
      if (lastCommand) write(lastCommand);
      else if (!editLast()) return;
      event.preventDefault();
    }
  }

  function emojiPanel(event) {
    const signs = QUICK.map((name) =>
      h(
        "button",
        {
          type: "button",
          title: `:${name}:`,
          "aria-label": name,
          onclick: () => (closePopover(), insert(emoji(name))),
        },
        emoji(name),
      ),
    );
    const panel = h("div", { class: "emoji-panel", role: "dialog", "aria-label": "Emoji" }, signs);
    if (openPopover(event.currentTarget, panel)) panel.firstChild.focus();
  }
  function shortcuts(event) {
    const globals = (store.app.shortcuts ?? []).filter((one) => one.type === "global");
    const commands = (store.app.commands ?? []).map((one) => ({
      text: one.command,
      detail: one.description,
      icon: "bolt",
      run: () => (write(""), insert(`${one.command} `)),
    }));
    const entries = globals.map((one) => ({
      text: one.name,
      detail: one.description,
      icon: "bolt",
      run: () => shortcut(one.callback_id),
    }));
    openMenu(event.currentTarget, [...entries, entries.length > 0 && null, ...commands], {
      label: "Shortcuts and commands",
    });
  }
  const tool = (name, title, onclick) =>
    h(
      "button",
      { class: "icon-button small", type: "button", "aria-label": title, title, onclick },
      typeof name === "string" ? icon(name, 18) : name,
    );

  field.addEventListener("keydown", keys);
  field.addEventListener("input", () => {
    fit();
    if (field.value) drafts.set(key, field.value);
    else drafts.delete(key);
  });
  const form = h(
    "form",
    { class: "composer", onsubmit: submit },
    offers.box,
    hint,
    field,
    h(
      "div",
      { class: "composer-foot" },
      tool("plus", "Shortcuts and commands", shortcuts),
      tool("smile", "Emoji", emojiPanel),
      tool(h("span", {}, "@"), "Mention someone", () => insert("@")),
      foot,
      send,
    ),
  );
  function dress() {
    const { channel, thread_ts } = where();
    const next = `${store.me?.id}/${channel}/${thread_ts ?? ""}`;
    field.placeholder = label();
    field.setAttribute("aria-label", label());
    if (next === key) return;
    key = next;
    write(drafts.get(key) ?? "");
  }
  return { form, field, dress };
}
