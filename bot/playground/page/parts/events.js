// Live updates: what the workspace tells by server-sent events goes into the store.

import { announce } from "../base/dom.js";
import { nameOf } from "./reader.js";
import { changed, dropMessage, isReply, setClock, store, timeline, upsertMessages } from "./store.js";

let source;

function countUnread(channel, message) {
  const mine = message.user === store.me.id;
  const open = store.at.channel === channel.id && !document.hidden;
  if (mine || open || isReply(message) || message.ts <= (channel.last_read ?? "0")) return;
  channel.unread_count = (channel.unread_count ?? 0) + 1;
  const named = channel.is_im || (message.text ?? "").includes(`<@${store.me.id}`);
  if (named) channel.mention_count = (channel.mention_count ?? 0) + 1;
  changed("channels");
}

function onMessage({ channel, message }) {
  const known = timeline(channel).messages.has(message.ts);
  const where = store.channels.get(channel);
  const isNew = !known && where && message.ts > (where.last_ts ?? "0");
  upsertMessages(channel, [message]);
  if (!isNew) return;
  where.last_ts = message.ts;
  countUnread(where, message);
  const author = store.members.get(message.user);
  if (message.user !== store.me.id && store.at.channel === channel)
    announce(`${author ? nameOf(author) : "App"}: ${message.text ?? ""}`);
}

const HANDLERS = {
  message: onMessage,
  message_deleted: ({ channel, ts }) => dropMessage(channel, ts),
  channel: ({ channel }) => {
    store.channels.set(channel.id, channel);
    changed("channels");
  },
  member: ({ member }) => {
    store.members.set(member.id, member);
    if (member.id === store.me.id) store.me = member;
    changed("members");
  },
  views: ({ views }) => {
    store.views = views;
    changed("views");
  },
  home: ({ view }) => {
    store.home = view;
    changed("home");
  },
  clock: ({ clock }) => setClock(clock),
  app: ({ app }) => {
    store.app = app;
    changed("app");
  },
  options: ({ options }) => {
    store.options = options;
    changed("app");
  },
};

/**
 * Listens as the acting member until called again. `onlost` runs when the connection breaks; `reload` when
 * the state must be read anew: told so, or connected again, since the playground may be another one by then.
 */
export function listen({ reload, onlost }) {
  source?.close();
  source = new EventSource(`/playground/events?as=${store.me.id}&after=${store.lastEvent}`);
  for (const [name, handle] of Object.entries(HANDLERS)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.addEventListener("reset", reload);
  source.addEventListener("error", () => {
    source.close();
    onlost();
    reload();
  });
}
