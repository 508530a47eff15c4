// What the acting member does, as calls to the workspace. A refusal becomes a short notice on the page.

import * as api from "./api.js";
import { Surface } from "../kit/surface.js";
import { changed, dropMessage, store, timeline, upsertMessages } from "./store.js";
import { toast } from "./toast.js";

/**
 * Acts as the acting member; answers null after telling why when the workspace refuses, and undefined when the
 * page is somebody else's by then, who is to be shown nothing of it.
 */
export async function act(name, body = {}) {
  const me = store.me.id;
  try {
    const answer = await api.act(name, { as: me, ...body });
    if (me !== store.me.id) return undefined;
    for (const problem of answer.problems ?? [])
      toast(`Slack would not show what the app answered: ${problem}`);
    return answer;
  } catch (refusal) {
    toast(refusal.message);
    return null;
  }
}

const FAILURES = {
  operation_timeout: "The app did not answer within three seconds.",
  dispatch_failed: "The app answered with an error.",
};

/** An interaction with the app: also tells when the app was late or failed. */
async function interact(name, body) {
  const answer = await act(name, body);
  if (answer?.error) toast(FAILURES[answer.error] ?? answer.error);
  return answer;
}

export async function say(channel, text, thread_ts, broadcast) {
  const answer = await act("say", { channel, text, thread_ts, ...(broadcast ? { broadcast } : {}) });
  if (answer) upsertMessages(channel, [answer.message]);
  return answer;
}

/** A slash command; what the app answers arrives as a message, a failure as Slack's own words. */
export const command = (channel, text, thread_ts) => act("command", { channel, text, thread_ts });

export async function edit(channel, ts, text) {
  const answer = await act("edit", { channel, ts, text });
  if (answer) upsertMessages(channel, [answer.message]);
  return answer;
}

export async function remove(channel, ts) {
  if (await act("delete", { channel, ts })) dropMessage(channel, ts);
}

export const react = (channel, ts, name) => act("react", { channel, ts, name });

export const shortcut = (callback_id, where = {}) => interact("shortcut", { callback_id, ...where });

/** Marks a channel as read up to its newest message, once for each newest message. */
export function markRead(id) {
  const channel = store.channels.get(id);
  const newest = [...timeline(id).messages.keys()].sort().at(-1) ?? channel?.last_ts;
  if (!channel?.is_member || !newest || newest <= (channel.last_read ?? "0")) return;
  Object.assign(channel, { last_read: newest, unread_count: 0, mention_count: 0 });
  changed("channels");
  act("read", { channel: id, ts: newest });
}

/** Reads a channel's latest messages, or those before the oldest that is known. */
export async function load(channel, { older = false, thread_ts } = {}) {
  const held = timeline(channel);
  const before = older ? [...held.messages.keys()].sort()[0] : undefined;
  const answer = await api
    .read("messages", { as: store.me.id, channel, limit: 100, before, thread_ts })
    .catch((refusal) => toast(refusal.message));
  if (!answer || held !== timeline(channel)) return;
  if (!thread_ts) Object.assign(held, { loaded: true, more: answer.has_more });
  upsertMessages(channel, answer.messages);
}

const surfaces = new Map();

/** The memory of one message or view: the same one as long as the page is open for this member. */
export function surfaceOf(container) {
  const key = container.view_id ?? `${container.channel}/${container.ts}`;
  if (!surfaces.has(key)) {
    surfaces.set(
      key,
      new Surface(container, {
        send: (action) => interact("action", action),
        find: (query) => api.act("options", { as: store.me.id, ...query }),
        upload: (file) => api.upload({ as: store.me.id, name: file.name }, file),
      }),
    );
  }
  return surfaces.get(key);
}

/** Forgets what was half typed, as after a change of member. */
export const forget = () => surfaces.clear();
