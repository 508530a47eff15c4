// The rich_text block: text that was formatted by a person, as Slack stores it.

import { h, link } from "../base/dom.js";
import { dateTokens } from "../base/times.js";
import { emoji } from "./emoji.js";
import { channelMention, memberMention, wideMention } from "./mentions.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

function styled(node, style) {
  return Object.keys(style ?? {})
    .filter((name) => style[name] && STYLES[name])
    .reduce((inner, name) => h(STYLES[name], {}, inner), node);
}

const breaks = (text) => text.split("\n").flatMap((line, index) => [index > 0 && h("br"), line]);

const INLINE = {
  text: (e) => h("span", {}, breaks(e.text)),
  link: (e) => link(e.url, e.text || e.url),
  user: (e, place) => memberMention(e.user_id, place),
  channel: (e, place) => channelMention(e.channel_id, place),
  usergroup: (e) => wideMention(e.usergroup_id),
  broadcast: (e) => wideMention(e.range),
  team: (e) => wideMention(e.team_id),
  emoji: (e) => h("span", { class: "emoji", title: `:${e.name}:` }, emoji(e.name) ?? `:${e.name}:`),
  color: (e) => h("span", { class: "color-chip", vars: { chip: e.value } }, e.value),
  date: (e, place) => h("time", {}, dateTokens(e.format, e.timestamp, place.zone, place.now())),
};

const inline = (elements, place) =>
  elements.map((e) => styled(INLINE[e.type]?.(e, place) ?? h("span", {}, e.text ?? ""), e.style));

function list(part, place) {
  const rows = part.elements.map((section) => h("li", {}, inline(section.elements, place)));
  const attributes = {
    class: `rich-list indent-${Math.min(part.indent ?? 0, 8)}${part.border ? " bordered" : ""}`,
    start: part.style === "ordered" && part.offset ? part.offset + 1 : undefined,
  };
  return h(part.style === "ordered" ? "ol" : "ul", attributes, rows);
}

const PARTS = {
  rich_text_section: (part, place) => h("div", { class: "rich-section" }, inline(part.elements, place)),
  rich_text_list: list,
  rich_text_quote: (part, place) => h("blockquote", {}, inline(part.elements, place)),
  rich_text_preformatted: (part, place) => h("pre", {}, h("code", {}, inline(part.elements, place))),
};

/** The parts of a rich_text block, or of one cell of a table. */
export function richText(block, place) {
  return block.elements.map((part) => PARTS[part.type]?.(part, place));
}
