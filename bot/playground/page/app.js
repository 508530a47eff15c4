// The page of the playground: joins its parts and starts them.

import { h, show } from "./base/dom.js";
import { closePopover } from "./base/popover.js";
import { act, forget } from "./parts/acting.js";
import { Refused, read } from "./parts/api.js";
import { Composer } from "./parts/composer.js";
import { listen } from "./parts/events.js";
import { forms } from "./parts/forms.js";
import { header } from "./parts/header.js";
import { about, home } from "./parts/home.js";
import { jump } from "./parts/jump.js";
import { messages } from "./parts/messages.js";
import { fromAddress, openChannel, openThread, openTrace } from "./parts/places.js";
import { channelName } from "./parts/reader.js";
import { sidebar } from "./parts/sidebar.js";
import { untilReady } from "./parts/starting.js";
import { appChannel, meet, on, replace, store } from "./parts/store.js";
import { switcher } from "./parts/switcher.js";
import { applyTheme } from "./parts/theme.js";
import { threads } from "./parts/threads.js";
import { topbar } from "./parts/topbar.js";
import { traces } from "./parts/trace.js";
import { tries } from "./parts/tries.js";

const AGAIN = 1500; // milliseconds between attempts to reach a playground that went away

const byId = (id) => document.getElementById(id);

function lost(away) {
  byId("connection").hidden = !away;
}

let wanted = {}; // who was asked for last, and where: {member, channel}

/** Reads everything as `member` and opens `channel`, or what was open, unless another is wanted by then. */
async function start(member, channel) {
  const mine = (wanted = { member, channel });
  const state = await read("state", { as: member });
  if (mine !== wanted) return;
  const held = store.at;
  closePopover();
  if (store.me?.id !== state.me.id) forget();
  store.at = { channel: null, tab: null, thread: null, trace: null };
  replace(state);
  if (state.starting) {
    lost(false);
    await untilReady(state.starting);
    return mine === wanted && start(member, channel);
  }
  const stay = state.me.id === member && held.channel ? held : {};
  openChannel(channel ?? stay.channel, { tab: stay.tab });
  wanted = { member: state.me.id };
  lost(false);
  listen({ onlost: () => lost(true), reload });
}

/** Reads everything anew as who was wanted last, for as long as it takes until the playground answers again. */
async function reload() {
  try {
    await start(wanted.member, wanted.channel);
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    if (refusal.code === "no_such_member") wanted = {}; // as in a new playground
    lost(true);
    setTimeout(reload, AGAIN);
  }
}

function become(member, channel) {
  wanted = { member, channel };
  return reload();
}

/** Becomes another member, in the same channel if they see it too. */
function becomeHere(id) {
  const channel = store.channels.get(store.at.channel);
  return become(id, channel?.id === appChannel()?.id ? undefined : channel?.id);
}

function writing() {
  const label = () => {
    const channel = store.channels.get(store.at.channel);
    if (!channel) return "Message";
    return `Message ${channel.is_im ? channelName(channel) : `#${channel.name}`}`;
  };
  const write = new Composer({ where: () => ({ channel: store.at.channel }), label });
  const join = h("div", { class: "join", hidden: true });
  const follow = () => {
    const channel = store.channels.get(store.at.channel);
    if (!channel) return;
    const talks = (store.at.tab ?? "messages") === "messages";
    const mayWrite = talks && !channel.is_archived && (channel.is_member || channel.is_im);
    write.form.hidden = !mayWrite;
    join.hidden = !talks || mayWrite;
    if (!join.hidden) show(join, channel.is_archived ? "This channel is archived." : joinButton(channel));
    write.dress();
  };
  write.form.hidden = true; // what is typed before it is known where would be lost
  on("place", () => {
    follow();
    if (!store.at.thread && !store.at.trace && !write.form.hidden && matchMedia("(pointer: fine)").matches)
      write.field.focus();
  });
  on("channels", follow);
  return [tries((text) => write.offer(text)), write.form, join];
}

function joinButton(channel) {
  const join = () => act("join", { channel: channel.id });
  return [
    h("span", {}, `You are looking at #${channel.name}.`),
    h("button", { class: "button primary", type: "button", onclick: join }, "Join the channel"),
  ];
}

function middle() {
  const list = messages();
  on("place", () => (list.hidden = (store.at.tab ?? "messages") !== "messages"));
  byId("main").append(header(), home(), about(), list, ...writing());
}

function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    jump();
  } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
    if (document.body.classList.contains("drawer-open")) document.body.classList.remove("drawer-open");
    else if (store.at.trace) openTrace(null);
    else if (store.at.thread) openThread(null, null);
    else document.querySelector("#main .composer textarea")?.focus();
  }
}

async function openMember(id) {
  const existing = [...store.channels.values()].find((c) => c.is_im && c.user === id);
  if (existing) return openChannel(existing.id);
  const answer = id !== store.me.id && (await act("open_dm", { user: id }));
  if (!answer) return;
  meet(answer.channel);
  openChannel(answer.channel.id);
}

applyTheme();
topbar(byId("topbar"));
sidebar(byId("sidebar"), switcher(becomeHere));
middle();
byId("panes").append(threads(), traces());
forms();
document.addEventListener("keydown", keys);
document.addEventListener(
  "open-channel",
  (event) => store.channels.has(event.detail) && openChannel(event.detail),
);
document.addEventListener("open-member", (event) => openMember(event.detail));
byId("scrim").addEventListener("click", () => document.body.classList.remove("drawer-open"));
window.addEventListener("popstate", () => {
  const { me, channel } = fromAddress();
  if (me && (me !== store.me?.id || me !== wanted.member)) become(me, channel);
  else if (store.me) openChannel(channel);
});

const { me, channel } = fromAddress();
become(me, channel);
