// Who reads: the names, channels, clock and time zone with which texts are drawn.

import { now, store } from "./store.js";

/** What a member is called in the workspace. */
export const nameOf = (member) => member.profile?.display_name || member.real_name || member.name;

/** The reader that every renderer is given; it looks things up at the moment of drawing. */
export const place = {
  get me() {
    return store.me;
  },
  get zone() {
    return store.me?.tz ?? "UTC";
  },
  now,
  nameOf,
  member: (id) => store.members.get(id),
  channel: (id) => store.channels.get(id),
  members: () => [...store.members.values()],
  channels: () => [...store.channels.values()],
};

/** A channel's name as its header shows it. */
export function channelName(channel) {
  if (!channel.is_im) return channel.name;
  const other = store.members.get(channel.user);
  return other ? nameOf(other) : channel.user;
}

/** Whether a person is someone's colleague, a guest, or from elsewhere, in one word or none. */
export function standing(member) {
  if (member.is_bot) return "App";
  if (member.is_stranger) return "External";
  return member.is_restricted || member.is_ultra_restricted ? "Guest" : null;
}
