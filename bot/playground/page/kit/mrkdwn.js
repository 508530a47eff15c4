// Slack's mrkdwn as nodes. What a person typed arrives escaped (&lt; &gt; &amp;) and becomes text nodes;
// only Slack's own tokens in angle brackets turn into mentions, links and dates.

import { h, link } from "../base/dom.js";
import { dateTokens, fullTime } from "../base/times.js";
import { emoji, withEmoji } from "./emoji.js";
import { channelMention, memberMention, wideMention } from "./mentions.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Turns Slack's three entities back into characters. */
export const unescape = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

function dateToken(body, fallback, place) {
  const [, seconds, template, address] = body.split("^");
  if (!/^\d+$/.test(seconds)) return unescape(fallback ?? body);
  const words = dateTokens(unescape(template ?? ""), seconds, place.zone, place.now());
  const time = h("time", { class: "date-token", title: fullTime(seconds, place.zone) }, words);
  return address ? link(unescape(address), time) : time;
}

/** One token between angle brackets: a mention, a channel, a date or a link. */
function token(body, place) {
  const bar = body.indexOf("|");
  const head = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? undefined : body.slice(bar + 1);
  if (head.startsWith("@")) return memberMention(head.slice(1), place, label && unescape(label));
  if (head.startsWith("#")) return channelMention(head.slice(1), place, label && unescape(label));
  if (head.startsWith("!date^")) return dateToken(head, label, place);
  if (head.startsWith("!")) return wideMention(label ? unescape(label) : head.slice(1).split("^")[0]);
  const address = unescape(head);
  return link(address, label === undefined ? address.replace(/^mailto:/, "") : inline(label, place));
}

const isWord = (character) => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Where the mark opened at `from` closes on this line, stepping over tokens and code; -1 if nowhere. */
function closing(text, from, mark) {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at];
    if (character === "<" || (character === "`" && mark !== "`")) {
      const end = text.indexOf(character === "<" ? ">" : "`", at + 1);
      if (end > 0) at = end;
    } else if (character === mark && at > from + 1 && !/\s/.test(text[at - 1]) && !isWord(text[at + 1]))
      return at;
  }
  return -1;
}

/** Reads what starts at `at`: `[node, next position]`, or null where plain text goes on. */
function piece(text, at, place) {
  const character = text[at];
  if (character === "<") {
    const end = text.indexOf(">", at);
    return end < 0 ? null : [token(text.slice(at + 1, end), place), end + 1];
  }
  if (character === "`") {
    const end = text.indexOf("`", at + 1);
    return end <= at + 1 ? null : [h("code", {}, unescape(text.slice(at + 1, end))), end + 1];
  }
  if (character === ":") {
    const code = /^:([\w+'-]+):(?::skin-tone-\d:)?/.exec(text.slice(at, at + 60));
    const sign = code && emoji(code[1]);
    return sign
      ? [
          h("span", { class: "emoji", title: code[0], role: "img", "aria-label": code[1] }, sign),
          at + code[0].length,
        ]
      : null;
  }
  if (!MARKS[character] || isWord(text[at - 1]) || /\s|^$/.test(text[at + 1] ?? "")) return null;
  const end = closing(text, at, character);
  return end < 0 ? null : [h(MARKS[character], {}, inline(text.slice(at + 1, end), place)), end + 1];
}

/** One line of mrkdwn. */
function inline(text, place) {
  const nodes = [];
  let plain = 0;
  for (let at = 0; at < text.length;) {
    const found = "<`:*_~".includes(text[at]) ? piece(text, at, place) : null;
    if (!found) {
      at++;
      continue;
    }
    if (at > plain) nodes.push(unescape(text.slice(plain, at)));
    nodes.push(found[0]);
    plain = at = found[1];
  }
  if (plain < text.length) nodes.push(unescape(text.slice(plain)));
  return nodes;
}

function lines(text, place) {
  return text.split("\n").flatMap((line, index) => [index > 0 && h("br"), ...inline(line, place)]);
}

const QUOTE = /^(?:&gt;|>)(?!(?:&gt;|>){2}) ?/;

/** Lines and quotes outside code fences. */
function paragraphs(text, place) {
  const nodes = [];
  const rows = text.split("\n");
  for (let at = 0; at < rows.length;) {
    const quoted = QUOTE.test(rows[at]);
    let end = at;
    while (end < rows.length && QUOTE.test(rows[end]) === quoted) end++;
    const body = rows
      .slice(at, end)
      .map((row) => (quoted ? row.replace(QUOTE, "") : row))
      .join("\n");
    nodes.push(quoted ? h("blockquote", {}, lines(body, place)) : lines(body, place));
    at = end;
  }
  return nodes;
}

/**
 * A mrkdwn text as nodes.
 * @param place who reads: `{member(id), channel(id), me, zone, now()}`
 */
export function mrkdwn(text, place) {
  const parts = String(text ?? "").split(/```\n?([\s\S]*?)\n?```\n?/);
  return parts.map((part, index) =>
    index % 2 ? h("pre", {}, h("code", {}, unescape(part))) : part && paragraphs(part, place),
  );
}

/** A Slack text object as nodes, `mrkdwn` or `plain_text`; plain text knows emoji codes only. */
export function textObject(object, place) {
  if (!object) return null;
  return object.type === "mrkdwn" ? mrkdwn(object.text, place) : broken(label(object));
}

/** A `plain_text` object as one string, for names of buttons and options: entities and emoji codes read. */
export const label = (object) =>
  object && unescape(object.emoji === false ? object.text : withEmoji(object.text));

/** A string with its line breaks. */
export const broken = (text) => text.split("\n").flatMap((line, index) => [index > 0 && h("br"), line]);
