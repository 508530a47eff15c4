// A stored text as its author would type it again: names instead of ids, characters instead of entities.

import { unescape } from "./mrkdwn.js";

/** "<@U1> moved &lt;Acme&gt;" becomes "@sam moved <Acme>". */
export function typed(text, place) {
  const words = text.replace(/<([^>]*)>/g, (whole, body) => {
    const [head, label] = body.split("|");
    if (head.startsWith("@"))
      return `@${place.member(head.slice(1)) ? place.nameOf(place.member(head.slice(1))) : (label ?? head.slice(1))}`;
    if (head.startsWith("#")) return `#${place.channel(head.slice(1))?.name ?? label ?? head.slice(1)}`;
    if (head.startsWith("!date^")) return label ?? head;
    if (head.startsWith("!")) return `@${head.slice(1).split("^")[0]}`;
    return head.replace(/^mailto:/, "");
  });
  return unescape(words);
}
