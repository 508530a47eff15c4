// The clock of the workspace, which can be moved so that a reminder comes now.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { clockTime, instantOf, shortDay, wallTime } from "../base/times.js";
import { act } from "./acting.js";
import { ask } from "./asking.js";
import { place } from "./reader.js";
import { now, on, store } from "./store.js";

/** How late it is then is told live to every page; an answer may come after a later move was told. */
const move = (to) => act("clock", { to });

async function choose() {
  const zone = place.zone;
  const wall = await ask({
    title: "Move the clock",
    label: `Date and time in ${zone}`,
    button: "Move",
    type: "datetime-local",
    value: wallTime(now(), zone),
  });
  if (wall) move(new Date(instantOf(wall, zone) * 1000).toISOString());
}

const entries = () => [
  {
    text: "Next morning",
    detail: "Nine o’clock on the next working day",
    icon: "sun",
    run: () => move("next_morning"),
  },
  { text: "One hour on", icon: "clock", run: () => move("+1h") },
  { text: "One day on", icon: "calendar", run: () => move("+1d") },
  { text: "One week on", icon: "calendar", run: () => move("+7d") },
  { text: "To a day and hour …", icon: "pencil", run: choose },
  store.clock.moved && null,
  store.clock.moved && { text: "Back to the real time", icon: "close", run: () => move("real") },
];

/** The clock in the top bar. */
export function clock() {
  const open = (event) => openMenu(event.currentTarget, entries(), { label: "Move the clock", align: "end" });
  const face = h("span", { class: "clock-face" });
  const button = h(
    "button",
    {
      class: "bar-button clock",
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: open,
    },
    icon("clock", 18),
    face,
  );
  const tick = () => {
    if (!store.me) return;
    const words = [shortDay(now(), place.zone), clockTime(now(), place.zone)];
    if (face.textContent !== words.join(" ")) {
      show(face, h("span", { class: "clock-day" }, words[0]), " ", h("span", {}, words[1]));
      button.setAttribute("aria-label", `Playground clock: ${words.join(" ")}. Move the clock`);
    }
    button.classList.toggle("moved", store.clock.moved);
  };
  for (const topic of ["clock", "me"]) on(topic, tick);
  setInterval(tick, 1000);
  return button;
}
