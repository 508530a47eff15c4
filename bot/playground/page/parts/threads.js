// The thread beside the channel.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { actionBar } from "./actionbar.js";
import { Composer } from "./composer.js";
import { openThread } from "./places.js";
import { channelName } from "./reader.js";
import { Rows } from "./rows.js";
import { on, store, threadMessages } from "./store.js";

/** The pane; it shows itself while a thread is open. */
export function threads() {
  const list = h("div", { class: "message-list", role: "log", "aria-label": "Thread" });
  const scroller = h("div", { class: "scroller", tabindex: "0" }, list);
  const rows = new Rows(list, { inThread: true });
  const also = h("input", { type: "checkbox" });
  const alsoWords = h("span");
  const write = new Composer({
    where: () => ({
      channel: store.at.thread?.channel,
      thread_ts: store.at.thread?.ts,
      broadcast: also.checked,
    }),
    label: () => "Reply …",
    foot: h("label", { class: "also" }, also, alsoWords),
  });
  const title = h("small");
  const close = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": "Close the thread",
      onclick: () => openThread(null, null),
    },
    icon("close"),
  );
  const pane = h(
    "aside",
    { class: "pane", "aria-label": "Thread", hidden: true },
    h("header", { class: "pane-head" }, h("div", {}, h("h2", {}, "Thread"), title), close),
    scroller,
    write.form,
  );
  let shown = null;

  function draw() {
    const { thread } = store.at;
    pane.hidden = !thread;
    if (!thread) return void (shown = null);
    const channel = store.channels.get(thread.channel);
    const fresh = shown !== thread.ts;
    if (fresh) rows.clear();
    shown = thread.ts;
    show(title, channel.is_im ? channelName(channel) : `#${channelName(channel)}`);
    show(alsoWords, channel.is_im ? "Also in the conversation" : `Also to #${channel.name}`);
    rows.update(threadMessages(thread.channel, thread.ts));
    scroller.scrollTop = scroller.scrollHeight;
    write.dress();
    if (fresh) {
      also.checked = false;
      write.field.focus();
    }
  }
  actionBar(list);
  on("messages", (channel) => channel === store.at.thread?.channel && draw());
  for (const topic of ["place", "trace"]) on(topic, draw);
  for (const topic of ["members", "me"]) on(topic, () => (rows.clear(), draw()));
  return pane;
}
