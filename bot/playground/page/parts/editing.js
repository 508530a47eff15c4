// A message becomes a text field in its own place: Enter saves, Escape leaves it as it was.

import { h } from "../base/dom.js";
import { typed } from "../kit/typed.js";
import { edit } from "./acting.js";
import { place } from "./reader.js";
import { changed, channelMessages, store } from "./store.js";

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** Puts an editor in place of the words of `row`. */
export function editMessage(row, message) {
  const main = row.querySelector(".message-main");
  if (row.classList.contains("editing")) return;
  const before = typed(message.text ?? "", place);
  const hidden = [...main.children];
  const end = () => {
    editor.remove();
    for (const node of hidden) node.hidden = false;
    row.classList.remove("editing");
    document.querySelector(".composer textarea")?.focus();
  };
  const save = async () => {
    const text = field.value.trim();
    end();
    if (text && text !== before) await edit(message.channel, message.ts, text);
    changed("messages", message.channel);
  };
  const keys = (event) => {
    if (event.key === "Escape") end();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const field = h("textarea", {
    class: "field",
    rows: 1,
    "aria-label": "Edit the message",
    onkeydown: keys,
    oninput: () => fit(field),
    value: before,
  });
  const editor = h(
    "div",
    { class: "editor" },
    field,
    h(
      "div",
      { class: "editor-foot" },
      h("small", {}, "Enter saves · Esc leaves it"),
      h("button", { class: "button small", type: "button", onclick: end }, "Cancel"),
      h("button", { class: "button small primary", type: "button", onclick: save }, "Save"),
    ),
  );
  for (const node of hidden) node.hidden = true;
  row.classList.add("editing");
  row.querySelector(".action-bar")?.remove();
  main.append(editor);
  fit(field);
  field.focus();
  field.setSelectionRange(before.length, before.length);
}

/** Edits the member's newest message in the open channel; answers whether there was one. */
export function editLast() {
  const last = channelMessages(store.at.channel)
    .filter((m) => m.user === store.me.id && !m.is_ephemeral)
    .at(-1);
  const row = last && document.querySelector(`.messages .message[data-ts="${last.ts}"]`);
  if (!row) return false;
  row.scrollIntoView({ block: "nearest" });
  editMessage(row, last);
  return true;
}
