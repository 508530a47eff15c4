// The app's own page: its Home tab, and what it offers.

import { h, show } from "../base/dom.js";
import { blocks } from "../kit/blocks.js";
import { act, surfaceOf } from "./acting.js";
import { openTrace } from "./places.js";
import { place } from "./reader.js";
import { on, store } from "./store.js";

function view() {
  if (!store.home)
    return h(
      "div",
      { class: "empty" },
      h("h2", {}, "Nothing here yet"),
      h("p", {}, `${store.app.name} has not published a Home tab for you.`),
    );
  const surface = surfaceOf({ type: "view", view_id: store.home.id });
  return [
    store.tracing &&
      h(
        "button",
        { class: "text-button", type: "button", onclick: () => openTrace({ view_id: store.home.id }) },
        "Requests behind this page",
      ),
    blocks(store.home.blocks, { surface, place }),
  ];
}

/** The Home tab; opening it tells the app, which may publish it anew. */
export function home() {
  const body = h("div", { class: "home-body" });
  const node = h(
    "div",
    { class: "home", tabindex: "0", role: "region", "aria-label": "Home", hidden: true },
    body,
  );
  let mark;
  let visible = false;

  function draw() {
    const next = JSON.stringify([store.home, store.tracing, store.me?.id]);
    if (node.hidden || next === mark) return;
    mark = next;
    const key = document.activeElement?.closest("[data-key]")?.dataset.key;
    show(body, view());
    if (!key) return;
    const again = [...body.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    const same = again?.matches("button, input") ? again : again?.querySelector("button, input");
    (same ?? node).focus();
  }
  async function arrive() {
    node.hidden = store.at.tab !== "home";
    const opened = !node.hidden && (!visible || mark === undefined);
    visible = !node.hidden;
    draw();
    if (!opened) return;
    // What the app then publishes is told live; the answer, the Home as it was before, may come after it.
    await act("home");
    // The composer, which had the focus, is hidden beside a Home tab.
    if (visible && document.activeElement === document.body) node.focus();
  }
  on("place", arrive);
  on("me", () => (mark = undefined));
  for (const topic of ["home", "trace", "members"]) on(topic, draw);
  return node;
}

/** What the app offers, from its manifest. */
export function about() {
  const node = h("div", {
    class: "home",
    tabindex: "0",
    role: "region",
    "aria-label": "About",
    hidden: true,
  });
  const draw = () => {
    node.hidden = store.at.tab !== "about";
    if (node.hidden) return;
    const row = (name, hint, words) =>
      h(
        "div",
        { class: "about-row" },
        h("dt", {}, h("strong", {}, name), hint && h("code", {}, hint)),
        h("dd", {}, words),
      );
    const list = (title, rows) =>
      rows.length > 0 && [h("h2", { class: "block-header" }, title), h("dl", { class: "about-list" }, rows)];
    show(
      node,
      h(
        "div",
        { class: "home-body" },
        list(
          "Commands",
          (store.app.commands ?? []).map((one) => row(one.command, one.usage_hint, one.description)),
        ),
        list(
          "Shortcuts",
          (store.app.shortcuts ?? []).map((one) =>
            row(one.name, one.type === "message" ? "on a message" : "anywhere", one.description),
          ),
        ),
      ),
    );
  };
  for (const topic of ["place", "app"]) on(topic, draw);
  return node;
}
