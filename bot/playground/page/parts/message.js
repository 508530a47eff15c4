// One message: face, name, hour, what was said, and what hangs below it.

import { h, link } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { ago, clockTime, fullTime } from "../base/times.js";
import { blocks } from "../kit/blocks.js";
import { emoji } from "../kit/emoji.js";
import { mrkdwn } from "../kit/mrkdwn.js";
import { react, remove, surfaceOf } from "./acting.js";
import { avatar } from "./avatars.js";
import { openThread, openTrace } from "./places.js";
import { nameOf, place, standing } from "./reader.js";
import { now, store } from "./store.js";

const SLACKBOT = { id: "USLACKBOT", name: "slackbot", real_name: "Slackbot", profile: {} };

/** Who wrote a message; a bot's own name and Slack's helper have no profile of their own. */
export const authorOf = (message) =>
  store.members.get(message.user) ?? (message.user === "USLACKBOT" ? SLACKBOT : null);

function words(message) {
  const surface = surfaceOf({ type: "message", channel: message.channel, ts: message.ts });
  const edited =
    message.edited &&
    h("small", { class: "edited", title: fullTime(message.edited.ts, place.zone) }, " (edited)");
  if (message.blocks?.length) return [blocks(message.blocks, { surface, place }), edited];
  return message.text ? h("div", { class: "words" }, mrkdwn(message.text, place), edited) : null;
}

function attachment(one, message) {
  const surface = surfaceOf({ type: "message", channel: message.channel, ts: message.ts });
  const body = one.blocks
    ? blocks(one.blocks, { surface, place })
    : [one.title && h("strong", {}, one.title), h("div", {}, mrkdwn(one.text ?? one.fallback, place))];
  const color = /^#?[0-9a-f]{6}$/i.test(one.color ?? "") ? `#${one.color.replace("#", "")}` : undefined;
  return h("div", { class: "attachment", vars: color ? { bar: color } : undefined }, body);
}

function files(list) {
  const size = (bytes) => (bytes < 1024 ? `${bytes} bytes` : `${Math.ceil(bytes / 1024)} kB`);
  return list.map((file) => {
    const address = new URL(file.url_private_download ?? file.url_private, location.origin);
    if (address.hostname === location.hostname) address.searchParams.set("as", store.me.id);
    return h(
      "div",
      { class: "file" },
      icon("file", 28),
      h("div", {}, link(address.href, file.name), h("small", {}, size(file.size ?? 0))),
    );
  });
}

function reactions(message) {
  const chips = message.reactions.map((one) => {
    const mine = one.users.includes(store.me.id);
    const who = one.users
      .map((id) => (store.members.has(id) ? nameOf(store.members.get(id)) : id))
      .join(", ");
    return h(
      "button",
      {
        class: "reaction",
        type: "button",
        "aria-pressed": String(mine),
        title: `${who}: :${one.name}:`,
        "aria-label": `${one.name}, ${one.count ?? one.users.length}`,
        onclick: () => react(message.channel, message.ts, one.name),
      },
      emoji(one.name) ?? `:${one.name}:`,
      h("span", {}, one.count ?? one.users.length),
    );
  });
  return h("div", { class: "reactions" }, chips);
}

function replies(message) {
  const faces = (message.reply_users ?? []).slice(0, 4).map((id) => avatar(store.members.get(id), 22));
  const count = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  return h(
    "button",
    { class: "replies", type: "button", onclick: () => openThread(message.channel, message.ts) },
    faces,
    h("strong", {}, count),
    message.latest_reply && h("small", {}, `Last reply ${ago(message.latest_reply, now())}`),
  );
}

function traceChip(message) {
  const count = message.trace.length;
  const open = () => openTrace({ channel: message.channel, ts: message.ts });
  return h(
    "button",
    { class: "trace-chip", type: "button", onclick: open },
    icon("braces", 14),
    count === 1 ? "1 request" : `${count} requests`,
  );
}

function head(message, author) {
  const tag = author && standing(author);
  return h(
    "div",
    { class: "message-head" },
    h("strong", { class: "author" }, message.username ?? (author ? nameOf(author) : "Unknown")),
    tag && h("span", { class: "tag" }, tag),
    h("time", { title: fullTime(message.ts, place.zone) }, clockTime(message.ts, place.zone)),
  );
}

function onlyYou(message) {
  return h(
    "div",
    { class: "only-you" },
    icon("eye", 14),
    h("span", {}, "Only visible to you"),
    h(
      "button",
      { class: "text-button", type: "button", onclick: () => remove(message.channel, message.ts) },
      "Dismiss",
    ),
  );
}

/**
 * A message as a row.
 * @param options `compact` leaves out face and name under the same author; `inThread` leaves out the reply count
 */
export function messageRow(message, { compact = false, inThread = false } = {}) {
  const author = authorOf(message);
  const hour = clockTime(message.ts, place.zone);
  const gutter = compact
    ? h("time", { class: "gutter-time", "aria-hidden": "true" }, hour)
    : avatar(author, 36);
  const from = message.username ?? (author ? nameOf(author) : "Unknown");
  return h(
    "article",
    {
      class: `message${compact ? " compact" : ""}${message.is_ephemeral ? " ephemeral" : ""}`,
      tabindex: "-1",
      data: { ts: message.ts },
      "aria-label": `${from}, ${hour}`,
    },
    h("div", { class: "gutter" }, gutter),
    h(
      "div",
      { class: "message-main" },
      message.is_ephemeral && onlyYou(message),
      !compact && head(message, author),
      message.subtype === "thread_broadcast" && h("small", { class: "broadcast" }, "replied to a thread"),
      words(message),
      (message.attachments ?? []).map((one) => attachment(one, message)),
      message.files?.length > 0 && files(message.files),
      message.reactions?.length > 0 && reactions(message),
      !inThread && message.reply_count > 0 && replies(message),
      store.tracing && message.trace?.length > 0 && traceChip(message),
    ),
  );
}
