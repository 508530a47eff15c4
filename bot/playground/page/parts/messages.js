// The open channel's messages: at the bottom unless the reader scrolled up, older ones on the way up.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { load } from "./acting.js";
import { actionBar } from "./actionbar.js";
import { isOpen, readOpen } from "./places.js";
import { Rows } from "./rows.js";
import { channelMessages, on, store, timeline } from "./store.js";

const NEAR = 60; // pixels from the bottom that still count as the bottom

function nothing(channel) {
  const name = channel.is_im ? "this conversation" : `#${channel.name}`;
  return h(
    "div",
    { class: "empty" },
    h("h2", {}, `This is the beginning of ${name}.`),
    h("p", {}, channel.is_im ? "Say hello." : "Write a message, or type / for a command."),
  );
}

/** The scrolling list of the channel that is open. */
export function messages() {
  const list = h("div", { class: "message-list", role: "log", "aria-label": "Messages", "aria-live": "off" });
  const top = h("div", { class: "list-top" });
  const scroller = h("div", { class: "scroller", tabindex: "0" }, top, list);
  const down = h(
    "button",
    { class: "to-bottom", type: "button", hidden: true, onclick: () => settle(true) },
    icon("chevron", 16),
    "Newest",
  );
  const rows = new Rows(list);
  let shown = null;
  let atBottom = true;
  let busy = false;
  let measured = "";

  const measure = () => `${scroller.clientWidth} ${scroller.clientHeight} ${scroller.scrollHeight}`;

  function settle(force) {
    if (!force && !atBottom) return;
    atBottom = true;
    measured = measure();
    scroller.scrollTop = scroller.scrollHeight;
  }

  function draw(channelId) {
    const { channel } = store.at;
    if (!channel || (channelId && channelId !== channel)) return;
    if (shown !== channel) {
      rows.clear();
      [shown, atBottom] = [channel, true];
    }
    const held = timeline(channel);
    const all = channelMessages(channel);
    const before = scroller.scrollHeight - scroller.scrollTop;
    rows.update(all, store.newSince[channel]);
    show(
      top,
      !held.loaded
        ? h("p", { class: "loading" }, "Loading …")
        : !held.more && all.length < 12 && nothing(store.channels.get(channel)),
    );
    if (atBottom) settle(true);
    else if (busy) scroller.scrollTop = scroller.scrollHeight - before;
    if (isOpen(channel)) readOpen();
  }

  // Names and hours are written into the rows, and both depend on who reads.
  function redraw() {
    rows.clear();
    draw();
  }

  scroller.addEventListener(
    "scroll",
    async () => {
      // Lines that break anew, as when a pane opens, scroll the list too: only the reader leaves the bottom.
      if (atBottom && measure() !== measured) return settle(true);
      atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
      down.hidden = atBottom;
      const held = shown && timeline(shown);
      if (busy || !held?.more || scroller.scrollTop > 300) return;
      busy = true;
      await load(shown, { older: true });
      busy = false;
    },
    { passive: true },
  );
  // Charts and images grow after they were placed; the bottom stays the bottom.
  new ResizeObserver(() => settle(false)).observe(list);
  new ResizeObserver(() => settle(false)).observe(scroller);

  actionBar(list);
  on("messages", draw);
  for (const topic of ["place", "trace"]) on(topic, () => draw());
  for (const topic of ["members", "me"]) on(topic, redraw);
  document.addEventListener("visibilitychange", readOpen);
  return h("div", { class: "messages" }, scroller, down);
}
