// "You are Sam, a rep": who acts on this page, and the menu to be somebody else.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { clockTime } from "../base/times.js";
import { avatar } from "./avatars.js";
import { nameOf } from "./reader.js";
import { now, on, store } from "./store.js";

const ARTICLE = (role) => (/^[aeiou]/.test(role) ? "an" : "a");
const city = (zone) => (zone ?? "UTC").split("/").at(-1).replaceAll("_", " ");

/** "a rep", "an admin", "someone from another organisation" */
export function described(role) {
  if (role === "other organisation") return "from another organisation";
  return role ? `${ARTICLE(role)} ${role}` : "a member";
}

function entries(become) {
  return [...store.members.values()]
    .filter((member) => !member.is_bot && !member.deleted && member.id !== "USLACKBOT")
    .map((member) => ({
      text: nameOf(member) === member.real_name || !member.real_name ? nameOf(member) : member.real_name,
      detail: `${described(member.role)} · ${clockTime(now(), member.tz ?? "UTC")} in ${city(member.tz)}`,
      current: member.id === store.me.id,
      run: () => become(member.id),
    }));
}

/** The switch at the foot of the sidebar. `become(id)` changes the acting member. */
export function switcher(become) {
  const open = (event) => openMenu(event.currentTarget, entries(become), { label: "Be somebody else" });
  const button = h("button", {
    class: "switcher",
    type: "button",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    onclick: open,
  });
  const dress = () => {
    if (!store.me) return;
    const name = store.me.real_name || nameOf(store.me);
    show(
      button,
      avatar(store.me, 36),
      h(
        "span",
        { class: "switcher-words" },
        h("small", {}, "You are "),
        h("strong", {}, name),
        h("small", {}, ` ${described(store.me.role)}`),
      ),
      icon("chevron", 18),
    );
    button.setAttribute("aria-label", `You are ${name}, ${described(store.me.role)}. Switch member`);
  };
  for (const topic of ["me", "members"]) on(topic, dress);
  return button;
}
