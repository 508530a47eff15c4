// What is open: the channel's name, topic and people, or the app with its tabs.

import { h, renew } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { clockTime } from "../base/times.js";
import { act } from "./acting.js";
import { ask } from "./asking.js";
import { avatar } from "./avatars.js";
import { openChannel } from "./places.js";
import { channelName, standing } from "./reader.js";
import { appChannel, meet, now, on, store } from "./store.js";
import { described } from "./switcher.js";

const TABS = [
  ["home", "Home"],
  ["messages", "Messages"],
  ["about", "About"],
];

function people(channel) {
  return (channel.members ?? []).map((id) => store.members.get(id)).filter(Boolean);
}

async function change(path, body) {
  const answer = await act(path, body);
  if (!answer?.channel) return;
  meet(answer.channel);
  openChannel(answer.channel.id);
}

async function rename(channel) {
  const name = await ask({
    title: "Rename the channel",
    label: "Name",
    button: "Rename",
    value: channel.name,
  });
  if (name) change("rename_channel", { channel: channel.id, name });
}

function channelMenu(event) {
  const { app } = store;
  const channel = store.channels.get(store.at.channel);
  openMenu(
    event.currentTarget,
    [
      ...people(channel).map((m) => ({
        text: m.real_name || m.name,
        detail: m.is_bot ? "App" : described(m.role),
        run: () => {},
      })),
      null,
      !channel.app_is_member && {
        text: `Add ${app.name} to this channel`,
        icon: "plus",
        run: () => change("invite", { channel: channel.id, user: app.bot_user_id }),
      },
      { text: "Rename the channel", icon: "pencil", run: () => rename(channel) },
      {
        text: "Archive the channel",
        icon: "trash",
        danger: true,
        run: () => change("archive_channel", { channel: channel.id }),
      },
      {
        text: "Leave the channel",
        icon: "close",
        danger: true,
        run: () => change("leave", { channel: channel.id }),
      },
    ],
    { label: "Channel", align: "end" },
  );
}

function ofChannel(channel) {
  const topic = channel.topic || channel.purpose;
  const faces = people(channel)
    .slice(0, 3)
    .map((member) => avatar(member, 24));
  const count = channel.members?.length ?? 0;
  const who = h(
    "button",
    {
      class: "faces",
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-label": `${count} members and channel settings`,
      onclick: channelMenu,
    },
    faces,
    h("span", {}, count),
  );
  return [
    h(
      "div",
      { class: "head-words" },
      h(
        "h1",
        {},
        icon(channel.is_private ? "lock" : "hash", 20),
        channel.name,
        channel.is_ext_shared && h("span", { class: "tag" }, "shared with others"),
        channel.is_archived && h("span", { class: "tag" }, "archived"),
      ),
      topic && h("p", {}, topic),
    ),
    who,
  ];
}

function ofPerson(channel) {
  const member = store.members.get(channel.user);
  const tag = member && standing(member);
  const words = [member?.profile?.title, member?.tz && `${clockTime(now(), member.tz)} local time`]
    .filter(Boolean)
    .join(" · ");
  return [
    h(
      "div",
      { class: "head-words" },
      h("h1", {}, avatar(member, 28), channelName(channel), tag && h("span", { class: "tag" }, tag)),
      words && h("p", {}, words),
    ),
  ];
}

function ofApp(channel) {
  const tab = ([id, name]) =>
    h(
      "button",
      {
        class: "tab",
        type: "button",
        role: "tab",
        id: `tab-${id}`,
        "aria-selected": String(store.at.tab === id),
        tabindex: store.at.tab === id ? "0" : "-1",
        onclick: () => openChannel(store.at.channel, { tab: id }),
      },
      name,
    );
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = TABS.findIndex(([id]) => id === store.at.tab);
    openChannel(store.at.channel, { tab: TABS[(at + step + TABS.length) % TABS.length][0] });
    document.getElementById(`tab-${store.at.tab}`).focus();
  };
  return [
    h(
      "div",
      { class: "head-words" },
      h(
        "h1",
        {},
        avatar(store.members.get(channel.user), 28),
        store.app.name,
        h("span", { class: "tag" }, "App"),
      ),
    ),
    h(
      "div",
      { class: "tabs", role: "tablist", "aria-label": store.app.name, onkeydown: move },
      TABS.map(tab),
    ),
  ];
}

/** The head of the middle column. */
export function header() {
  const node = h("header", { class: "main-head" });
  const draw = () => {
    const channel = store.channels.get(store.at.channel);
    if (!channel) return;
    const isApp = channel.id === appChannel()?.id;
    const focused = node.contains(document.activeElement) && document.activeElement.id;
    renew(node, isApp ? ofApp(channel) : channel.is_im ? ofPerson(channel) : ofChannel(channel));
    node.classList.toggle("with-tabs", isApp);
    document.title = `${channel.is_im ? channelName(channel) : `#${channel.name}`} · ${store.team.name} · Playground`;
    if (focused) document.getElementById(focused)?.focus();
  };
  for (const topic of ["place", "channels", "members", "app"]) on(topic, draw);
  return node;
}
