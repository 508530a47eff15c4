// Ctrl-K: type a few letters of a channel or a person, Enter goes there.

import { dismiss, present } from "../base/dialog.js";
import { fresh, h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { act } from "./acting.js";
import { avatar } from "./avatars.js";
import { openChannel } from "./places.js";
import { channelName, nameOf } from "./reader.js";
import { appChannel, store } from "./store.js";

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
  store.channels.set(answer.channel.id, answer.channel);
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

/** Opens the jump dialog. */
export function jump() {
  if (document.querySelector("dialog[open]")) return;
  const all = destinations();
  const listId = fresh("jump");
  const list = h("div", {
    id: listId,
    role: "listbox",
    "aria-label": "Channels and people",
    class: "jump-list",
  });
  let [found, at] = [[], 0];
  const go = (destination) => {
    dismiss(node);
    destination.go();
  };
  const draw = () => {
    const rows = found.map((d, index) =>
      h(
        "div",
        {
          class: `jump-row${index === at ? " at" : ""}`,
          role: "option",
          id: `${listId}-${index}`,
          "aria-selected": String(index === at),
          onclick: () => go(d),
        },
        d.sign(),
        h("span", {}, d.name),
        d.unread && h("span", { class: "dot" }, "unread"),
      ),
    );
    show(list, rows.length ? rows : h("p", { class: "select-none" }, "Nothing matches"));
    field.setAttribute("aria-activedescendant", rows.length ? `${listId}-${at}` : "");
  };
  const search = () => {
    [found, at] = [ranked(all, field.value), 0];
    draw();
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      at = (at + step + found.length) % found.length;
      draw();
    } else if (event.key === "Enter" && found[at]) {
      event.preventDefault();
      go(found[at]);
    }
  };
  const field = h("input", {
    class: "jump-field",
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": listId,
    "aria-label": "Jump to a channel or person",
    placeholder: "Jump to a channel or person",
    autofocus: true,
    autocomplete: "off",
    spellcheck: "false",
    oninput: search,
    onkeydown: keys,
  });
  const node = h("dialog", { class: "dialog jump", "aria-label": "Jump" }, field, list);
  node.addEventListener("cancel", (event) => (event.preventDefault(), dismiss(node)));
  node.addEventListener("click", (event) => event.target === node && dismiss(node));
  present(node);
  search();
}
