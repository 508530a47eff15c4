// The bar at the top: the drawer, the team, "this is a playground", the jump field, the clock, the switches.

import { dialog, dismiss, present } from "../base/dialog.js";
import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { act } from "./acting.js";
import { clock } from "./clock.js";
import { jump } from "./jump.js";
import { openTrace } from "./places.js";
import { changed, on, store } from "./store.js";
import { theme, toggleTheme } from "./theme.js";

const ABOUT = [
  "A small Slack on this machine, made for trying out the app. Nothing you do here leaves it: no account, no token, no network.",
  "The people, channels and deals are invented. Be whoever you like with the switch at the foot of the sidebar, and move the clock to see what the next morning brings.",
];

function explain() {
  const close = () => dismiss(node);
  const node = dialog({
    title: "This is a playground",
    body: ABOUT.map((words) => h("p", {}, words)),
    className: "dialog-small",
    footer: [
      h("button", { class: "button primary", type: "button", autofocus: true, onclick: close }, "Good"),
    ],
    oncancel: close,
  });
  present(node);
}

const pace = () => act("options_switch", { pace: !store.options.pace });

const install = () => act(store.app.installed === false ? "install" : "uninstall");

function playgroundMenu(event) {
  if (!store.app) return; // nothing is known yet
  const installed = store.app.installed !== false;
  openMenu(
    event.currentTarget,
    [
      { text: "What is this?", icon: "info", run: explain },
      {
        text: "One post a second",
        detail: "Refuse faster posting, as Slack does",
        icon: "clock",
        current: store.options.pace,
        run: pace,
      },
      null,
      {
        text: installed ? `Uninstall ${store.app.name}` : `Install ${store.app.name}`,
        icon: installed ? "trash" : "plus",
        danger: installed,
        run: install,
      },
    ],
    { label: "Playground" },
  );
}

function requestsSwitch() {
  const button = h(
    "button",
    {
      class: "bar-button",
      type: "button",
      "aria-pressed": "false",
      title: "Show requests and answers beside each message",
    },
    icon("braces", 18),
    h("span", { class: "wide-only" }, "Requests"),
  );
  button.addEventListener("click", () => {
    store.tracing = !store.tracing;
    button.setAttribute("aria-pressed", String(store.tracing));
    button.setAttribute("aria-label", "Requests");
    if (!store.tracing) openTrace(null);
    changed("trace");
  });
  button.setAttribute("aria-label", "Requests");
  return button;
}

function themeSwitch() {
  const button = h("button", { class: "bar-button", type: "button" });
  const dress = () => {
    const next = theme() === "dark" ? "light" : "dark";
    show(button, icon(next === "light" ? "sun" : "moon", 18));
    button.setAttribute("aria-label", `Switch to ${next} colours`);
  };
  button.addEventListener("click", () => (toggleTheme(), dress()));
  dress();
  return button;
}

function drawer() {
  const button = h(
    "button",
    {
      class: "bar-button drawer-button",
      type: "button",
      "aria-label": "Channels and people",
      "aria-expanded": "false",
    },
    icon("menu"),
    h("span", { class: "drawer-dot", hidden: true }),
  );
  button.addEventListener("click", () => document.body.classList.toggle("drawer-open"));
  new MutationObserver(() =>
    button.setAttribute("aria-expanded", String(document.body.classList.contains("drawer-open"))),
  ).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  on("channels", () => {
    const elsewhere = [...store.channels.values()].some(
      (c) => c.is_member && c.unread_count > 0 && c.id !== store.at.channel,
    );
    button.querySelector(".drawer-dot").hidden = !elsewhere;
  });
  return button;
}

/** Draws the bar into `header`. */
export function topbar(header) {
  const team = h("strong", { class: "team" });
  on("me", () => show(team, store.team.name));
  const pill = h(
    "button",
    {
      class: "pill",
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: playgroundMenu,
    },
    "Playground",
    icon("chevron", 14),
  );
  const seek = h(
    "button",
    { class: "seek", type: "button", "aria-keyshortcuts": "Control+K", onclick: jump },
    icon("search", 16),
    h("span", { class: "seek-words" }, "Jump to …"),
    h("kbd", {}, "Ctrl K"),
  );
  header.append(
    drawer(),
    h("div", { class: "bar-start" }, team, pill),
    seek,
    h("div", { class: "bar-end" }, clock(), requestsSwitch(), themeSwitch()),
  );
}
