// People and channels named in a text. A click tells the page, which knows where they lead.

import { h } from "../base/dom.js";

function tell(node, type, id) {
  node.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: id }));
}

/** "@Sam", marked when it is the reader. An id nobody has stays readable as "@U123". */
export function memberMention(id, place, label) {
  const member = place.member(id);
  const name = member ? place.nameOf(member) : (label ?? id);
  const mine = id === place.me?.id;
  return h(
    "button",
    {
      class: `mention${mine ? " me" : ""}`,
      type: "button",
      onclick: (e) => tell(e.currentTarget, "open-member", id),
    },
    `@${name}`,
  );
}

/** "#sales" */
export function channelMention(id, place, label) {
  const name = place.channel(id)?.name ?? label ?? id;
  return h(
    "button",
    { class: "mention", type: "button", onclick: (e) => tell(e.currentTarget, "open-channel", id) },
    `#${name}`,
  );
}

/** "@channel", "@here", "@everyone" or a group: a mention of many. */
export const wideMention = (name) =>
  h("span", { class: "mention wide" }, name.startsWith("@") ? name : `@${name}`);
