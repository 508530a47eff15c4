// The list on the left: channels with their unread marks, direct messages, the app, and who you are.

import { h, renew } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { act } from "./acting.js";
import { avatar } from "./avatars.js";
import { ask } from "./asking.js";
import { openChannel } from "./places.js";
import { channelName, standing } from "./reader.js";
import { appChannel, meet, on, store } from "./store.js";

function row(channel, sign, name) {
  const unread = channel.unread_count ?? 0;
  const count = channel.is_im ? unread : (channel.mention_count ?? 0);
  const here = store.at.channel === channel.id;
  const words = [name, channel.is_ext_shared && "shared", unread && !here && `${unread} unread`];
  return h(
    "button",
    {
      class: `side-row${unread && !here ? " unread" : ""}`,
      type: "button",
      "aria-current": here ? "page" : undefined,
      "aria-label": words.filter(Boolean).join(", "),
      data: { channel: channel.id },
      onclick: () => openChannel(channel.id),
    },
    h("span", { class: "side-sign" }, sign),
    h("span", { class: "side-name" }, name),
    channel.is_ext_shared && h("span", { class: "side-tag" }, " shared"),
    count > 0 && !here && h("span", { class: "badge", "aria-hidden": "true" }, count > 99 ? "99+" : count),
  );
}

function section(title, rows, tool) {
  return h("section", { class: "side-section" }, h("header", {}, h("h2", {}, title), tool), rows);
}

const sorted = (channels) => channels.sort((a, b) => channelName(a).localeCompare(channelName(b)));

async function join(channel) {
  if (await act("join", { channel: channel.id })) openChannel(channel.id);
}

async function create() {
  const name = await ask({
    title: "Create a channel",
    label: "Name",
    hint: "Lower case, without spaces",
    button: "Create",
  });
  const answer =
    name && (await act("create_channel", { name: name.trim().toLowerCase().replaceAll(/\s+/g, "-") }));
  if (!answer) return;
  meet(answer.channel);
  openChannel(answer.channel.id);
}

function channelMenu(event) {
  const others = sorted(
    [...store.channels.values()].filter((c) => !c.is_im && !c.is_member && !c.is_archived),
  );
  const joins = others.map((channel) => ({
    text: `Join #${channel.name}`,
    icon: "hash",
    run: () => join(channel),
  }));
  const made = { text: "Create a channel", icon: "plus", run: create };
  openMenu(event.currentTarget, [made, joins.length > 0 && null, ...joins], { label: "Channels" });
}

async function openDm(member) {
  const answer = await act("open_dm", { user: member.id });
  if (!answer) return;
  meet(answer.channel);
  openChannel(answer.channel.id);
}

function dmMenu(event) {
  const people = [...store.members.values()].filter(
    (m) => !m.is_bot && !m.deleted && m.id !== store.me.id && m.id !== "USLACKBOT",
  );
  openMenu(
    event.currentTarget,
    people.map((m) => ({ text: m.real_name || m.name, detail: m.profile?.title, run: () => openDm(m) })),
    { label: "New direct message" },
  );
}

const tool = (label, open) =>
  h(
    "button",
    {
      class: "icon-button small on-dark",
      type: "button",
      "aria-label": label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: open,
    },
    icon("plus", 16),
  );

function lists() {
  const all = [...store.channels.values()];
  const app = appChannel();
  const channels = sorted(all.filter((c) => !c.is_im && c.is_member && !c.is_archived));
  const people = sorted(all.filter((c) => c.is_im && c.id !== app?.id && store.members.has(c.user)));
  const bot = app && store.members.get(app.user);
  const dm = (channel) => {
    const member = store.members.get(channel.user);
    const tag = standing(member);
    return row(
      channel,
      avatar(member, 20),
      tag && tag !== "App" ? `${channelName(channel)} (${tag.toLowerCase()})` : channelName(channel),
    );
  };
  return [
    section(
      "Channels",
      channels.map((c) => row(c, icon(c.is_private ? "lock" : "hash", 18), c.name)),
      tool("Add channels", channelMenu),
    ),
    section("Direct messages", people.map(dm), tool("New direct message", dmMenu)),
    app && store.app.installed !== false && section("Apps", [row(app, avatar(bot, 20), store.app.name)]),
  ];
}

/** Draws the sidebar into `nav` and keeps it true; the focus stays on the row that had it. */
export function sidebar(nav, foot) {
  const body = h("div", { class: "side-body" });
  const draw = () => {
    if (!store.me) return;
    const focused = document.activeElement?.dataset?.channel;
    renew(body, lists());
    if (focused && document.activeElement === document.body)
      body.querySelector(`[data-channel="${focused}"]`)?.focus();
  };
  nav.append(body, foot);
  for (const topic of ["me", "channels", "members", "app", "place"]) on(topic, draw);
}
