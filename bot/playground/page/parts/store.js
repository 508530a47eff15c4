// What the page knows of the workspace, as the acting member sees it. Parts listen to topics and draw
// themselves anew: `me`, `channels`, `members`, `app`, `messages`, `place`, `views`, `home`, `clock`, `trace`.

const listeners = new Map();

export const store = {
  me: null,
  team: null,
  app: null,
  home: null,
  views: [],
  options: {},
  lastEvent: 0,
  clock: { now: new Date().toISOString(), moved: false },
  members: new Map(),
  channels: new Map(),
  timelines: new Map(), // channel id -> {messages: Map(ts -> message), gone: Set(ts), loaded, more}
  at: { channel: null, tab: null, thread: null, trace: null }, // what is open; see parts/places.js
  tracing: false,
  newSince: {}, // newSince: channel id -> the ts after which messages were unread on opening
};

let ahead = 0; // milliseconds by which the workspace's clock is ahead of this machine's

/** Runs `listener` whenever `topic` changes. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
}

/** Tells that something changed. */
export function changed(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The workspace's clock in seconds since 1970. */
export const now = () => (Date.now() + ahead) / 1000;

export function setClock(clock) {
  store.clock = clock;
  ahead = Date.parse(clock.now) - Date.now();
  changed("clock");
}

/** Takes over a whole state, as after a start, a change of member or a lost connection. */
export function replace(state) {
  Object.assign(store, {
    me: state.me,
    team: state.team,
    app: state.app,
    home: state.home,
    views: state.views,
    options: state.options,
    lastEvent: state.last_event,
    timelines: new Map(),
    newSince: {},
    members: new Map(state.members.map((member) => [member.id, member])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel])),
  });
  setClock(state.clock);
  for (const topic of ["me", "channels", "members", "app", "place", "views", "home"]) changed(topic);
}

/** Takes over a channel from an answer, unless it was told live already: that is never the older form. */
export function meet(channel) {
  if (!store.channels.has(channel.id)) store.channels.set(channel.id, channel);
}

/** The messages of one channel that were loaded so far. */
export function timeline(channel) {
  if (!store.timelines.has(channel))
    store.timelines.set(channel, { messages: new Map(), gone: new Set(), loaded: false, more: false });
  return store.timelines.get(channel);
}

/** Takes over messages of a channel; a late answer brings back no older form of one, and none that is gone. */
export function upsertMessages(channel, messages) {
  const { messages: held, gone } = timeline(channel);
  for (const message of messages) {
    const newer = (held.get(message.ts)?.revision ?? 0) > message.revision;
    if (!newer && !gone.has(message.ts)) held.set(message.ts, message);
  }
  changed("messages", channel);
}

export function dropMessage(channel, ts) {
  timeline(channel).messages.delete(ts);
  timeline(channel).gone.add(ts);
  changed("messages", channel);
}

const byTs = (a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

export const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;

/** What a channel shows: everything but replies that stayed in their thread, oldest first. */
export const channelMessages = (channel) =>
  [...timeline(channel).messages.values()]
    .filter((m) => !isReply(m) || m.subtype === "thread_broadcast")
    .sort(byTs);

/** A parent and its replies, oldest first. */
export const threadMessages = (channel, ts) =>
  [...timeline(channel).messages.values()].filter((m) => m.ts === ts || m.thread_ts === ts).sort(byTs);

export const appChannel = () =>
  [...store.channels.values()].find((c) => c.is_im && c.user === store.app.bot_user_id);
