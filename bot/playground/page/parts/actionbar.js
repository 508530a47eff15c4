// The small bar over the message that is pointed at or focused: react, reply, more. One bar serves the
// whole list, so that 200 messages do not carry 800 buttons. Arrow keys move from message to message.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { closePopover, openPopover } from "../base/popover.js";
import { QUICK, emoji } from "../kit/emoji.js";
import { typed } from "../kit/typed.js";
import { react, remove, shortcut } from "./acting.js";
import { confirm } from "../base/dialog.js";
import { editMessage } from "./editing.js";
import { openThread, openTrace } from "./places.js";
import { place } from "./reader.js";
import { store, timeline } from "./store.js";

async function erase(message) {
  const sure = await confirm({
    title: "Delete this message?",
    text: "It is gone for everyone.",
    confirm: "Delete",
    deny: "Keep",
    style: "danger",
  });
  if (sure) remove(message.channel, message.ts);
}

function more(message, row) {
  const where = { channel: message.channel, ts: message.ts };
  const mine = message.user === store.me.id;
  const shortcuts = (store.app.shortcuts ?? []).filter((one) => one.type === "message");
  return [
    ...(message.is_ephemeral
      ? []
      : shortcuts.map((one) => ({
          text: one.name,
          detail: `${store.app.name} · ${one.description}`,
          icon: "bolt",
          run: () => shortcut(one.callback_id, where),
        }))),
    shortcuts.length > 0 && !message.is_ephemeral && null,
    {
      text: "Copy text",
      icon: "file",
      run: () => navigator.clipboard?.writeText(typed(message.text ?? "", place)),
    },
    message.trace?.length > 0 && { text: "Show requests", icon: "braces", run: () => openTrace(where) },
    mine && { text: "Edit message", icon: "pencil", run: () => editMessage(row, message) },
    mine && { text: "Delete message", icon: "trash", danger: true, run: () => erase(message) },
  ];
}

function reactionPanel(message, anchor) {
  const choose = (name) => {
    closePopover({ back: true });
    react(message.channel, message.ts, name);
  };
  const signs = QUICK.map((name) =>
    h(
      "button",
      { type: "button", title: `:${name}:`, "aria-label": name, onclick: () => choose(name) },
      emoji(name),
    ),
  );
  const panel = h("div", { class: "emoji-panel", role: "dialog", "aria-label": "Add a reaction" }, signs);
  if (openPopover(anchor, panel, { align: "end" })) panel.firstChild.focus();
}

function buttons(message, row) {
  const tool = (name, label, onclick, popup) =>
    h(
      "button",
      {
        class: "icon-button small",
        type: "button",
        title: label,
        "aria-label": label,
        "aria-haspopup": popup,
        onclick,
      },
      icon(name, 18),
    );
  const openMore = (event) =>
    openMenu(event.currentTarget, more(message, row), { label: "Message actions", align: "end" });
  return [
    !message.is_ephemeral &&
      tool("smile", "Add a reaction", (event) => reactionPanel(message, event.currentTarget), "dialog"),
    !message.is_ephemeral &&
      tool("thread", "Reply in thread", () => openThread(message.channel, message.thread_ts ?? message.ts)),
    tool("more", "More actions", openMore, "menu"),
  ];
}

/** Gives the rows of a list their bar and their keys. */
export function actionBar(list) {
  const bar = h("div", { class: "action-bar", role: "toolbar", "aria-label": "Message actions" });
  let row = null;

  function attach(next) {
    if (next === row && bar.isConnected) return;
    if (bar.querySelector("[aria-expanded=true]")) return;
    row = next;
    if (!row) return bar.remove();
    const message = timeline(store.at.thread?.channel ?? store.at.channel).messages.get(row.dataset.ts);
    if (!message || row.classList.contains("editing")) return bar.remove();
    bar.replaceChildren(...buttons(message, row).filter(Boolean));
    row.append(bar);
  }
  const rowOf = (event) => event.target.closest?.(".message");

  list.addEventListener("pointerover", (event) => rowOf(event) && attach(rowOf(event)));
  list.addEventListener("pointerleave", () => !row?.contains(document.activeElement) && attach(null));
  list.addEventListener("focusin", (event) => rowOf(event) && attach(rowOf(event)));
  list.addEventListener("keydown", (event) => {
    if (!event.target.classList?.contains("message")) return;
    const rows = [...list.querySelectorAll(".message")];
    const next = rows[rows.indexOf(event.target) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
