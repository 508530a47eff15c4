// Faces: initials on a calm colour that belongs to the name; the app has its drop.

import { h, svg } from "../base/dom.js";
import { nameOf } from "./reader.js";

const COLORS = 8;

function tone(id) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return sum % COLORS;
}

function initials(name) {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .trim()
    .split(/\s+/);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...word][0])
      : [...(words[0] ?? "?")].slice(0, 1);
  return letters.join("").toUpperCase() || "?";
}

const drop = () =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", "aria-hidden": "true" },
    svg("path", { d: "M10 2.8c2.7 3.5 5 6.2 5 9a5 5 0 0 1-10 0c0-2.8 2.3-5.5 5-9Z" }),
  );

/** A member's picture; decoration, since the name always stands beside it, and so its letters are no text. */
export function avatar(member, size = 36) {
  const vars = { size: `${size}px` };
  if (!member) return h("span", { class: "avatar tone-7", vars, "aria-hidden": "true" }, "?");
  if (member.is_bot) return h("span", { class: "avatar app", vars, "aria-hidden": "true" }, drop());
  const data = { initials: initials(member.real_name || nameOf(member)) };
  return h("span", { class: `avatar tone-${tone(member.id)}`, vars, data, "aria-hidden": "true" });
}
