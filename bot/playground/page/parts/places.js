// Where the member is: the channel, the tab of the app, the thread or trace beside it. The address after
// the # says it ("#/U1/C2"), so that Back works, a reload stays, and two windows can be two people.

import { load, markRead } from "./acting.js";
import { appChannel, changed, store, timeline } from "./store.js";

const address = (me, channel) => `#/${me}/${channel ?? ""}`;

/** The member and channel that the address names, if any. */
export function fromAddress() {
  const [, me, channel] = location.hash.split("/");
  return { me: me || undefined, channel: channel || undefined };
}

function firstChannel() {
  const mine = [...store.channels.values()].filter((c) => c.is_member && !c.is_im && !c.is_archived);
  return (
    mine.find((c) => c.name === "sales") ??
    mine.sort((a, b) => a.name.localeCompare(b.name))[0] ??
    appChannel()
  )?.id;
}

/** Opens a channel; `tab` chooses among the app's Home, Messages and About. */
export function openChannel(id, { tab } = {}) {
  const channel = store.channels.get(id) ?? store.channels.get(firstChannel());
  if (!channel) return;
  const isApp = channel.id === appChannel()?.id;
  const unread = (channel.unread_count ?? 0) > 0;
  if (unread && store.at.channel !== channel.id) store.newSince[channel.id] = channel.last_read ?? "0";
  else if (store.at.channel !== channel.id) delete store.newSince[channel.id];
  store.at = {
    channel: channel.id,
    tab: isApp ? (tab ?? (unread ? "messages" : "home")) : null,
    thread: null,
    trace: store.at.trace,
  };
  document.body.classList.remove("drawer-open");
  const here = address(store.me.id, channel.id);
  if (location.hash !== here) history.pushState(null, "", here);
  changed("place");
  if (!timeline(channel.id).loaded) load(channel.id);
}

/** Opens a thread beside its channel, or closes it with null. */
export function openThread(channel, ts) {
  store.at = { ...store.at, thread: ts ? { channel, ts } : null, trace: null };
  changed("place");
  if (ts) load(channel, { thread_ts: ts });
}

/** Shows the requests behind a message or view, or closes them with null. */
export function openTrace(query) {
  store.at = { ...store.at, trace: query, thread: null };
  changed("place");
}

/** Whether the member looks at this channel's messages now. */
export const isOpen = (channel) =>
  store.at.channel === channel && (store.at.tab ?? "messages") === "messages";

/** Marks the open channel as read while the page is in front; what came live is seen before the rest is loaded. */
export function readOpen() {
  const { channel } = store.at;
  if (!channel || !isOpen(channel) || document.hidden) return;
  const { loaded, messages } = timeline(channel);
  if (loaded || messages.size > 0) markRead(channel);
}
