// A date picker: a button that reads as a date and opens one month. Arrow keys move by days and weeks,
// PageUp and PageDown by months. Days are plain "YYYY-MM-DD", without any time zone.

import { named } from "./combobox.js";
import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { closePopover, openPopover, settlePopover } from "./popover.js";

const UTC = { timeZone: "UTC" };
const DAY = 86400000;
const read = (day) => new Date(`${day}T00:00:00Z`);
const write = (date) => date.toISOString().slice(0, 10);
const plus = (day, days) => write(new Date(read(day).getTime() + days * DAY));
const month = new Intl.DateTimeFormat("en-GB", { ...UTC, month: "long", year: "numeric" });
const face = new Intl.DateTimeFormat("en-GB", {
  ...UTC,
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const spoken = new Intl.DateTimeFormat("en-GB", {
  ...UTC,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

function plusMonths(day, months) {
  const date = read(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return write(date);
}

/** The 42 days shown for the month of `day`, Monday first. */
function weeks(day) {
  const first = `${day.slice(0, 8)}01`;
  const start = plus(first, -((read(first).getUTCDay() + 6) % 7));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => plus(start, week * 7 + at)),
  );
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function monthPanel(state, today, choose) {
  const panel = h("div", {
    class: "calendar",
    role: "dialog",
    "aria-label": "Choose a date",
    onkeydown: keys,
  });

  function keys(event) {
    const days = STEPS[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (!days && !months) return;
    event.preventDefault();
    state.at = days ? plus(state.at, days) : plusMonths(state.at, months);
    draw(true);
  }
  const cell = (day) =>
    h(
      "td",
      {},
      h(
        "button",
        {
          type: "button",
          class: day.slice(0, 7) === state.at.slice(0, 7) ? "" : "far",
          data: { day },
          "aria-label": spoken.format(read(day)),
          "aria-pressed": String(day === state.day),
          "aria-current": day === today ? "date" : undefined,
          tabindex: day === state.at ? "0" : "-1",
          onclick: () => choose(day),
        },
        String(Number(day.slice(8))),
      ),
    );
  const turn = (name, label, months) =>
    h(
      "button",
      {
        class: "icon-button small",
        type: "button",
        "aria-label": label,
        onclick: () => ((state.at = plusMonths(state.at, months)), draw(false)),
      },
      icon(name, 18),
    );

  function draw(focus) {
    const head = h(
      "div",
      { class: "calendar-head" },
      turn("left", "Previous month", -1),
      h("strong", { "aria-live": "polite" }, month.format(read(state.at))),
      turn("right", "Next month", 1),
    );
    const names = h(
      "tr",
      {},
      ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map((name) => h("th", { scope: "col" }, name)),
    );
    show(
      panel,
      head,
      h(
        "table",
        {},
        h("thead", {}, names),
        h(
          "tbody",
          {},
          weeks(state.at).map((week) => h("tr", {}, week.map(cell))),
        ),
      ),
    );
    if (focus) panel.querySelector(`[data-day="${state.at}"]`).focus();
    settlePopover();
  }
  panel.draw = draw;
  draw(false);
  return panel;
}

/** @param spec `{label, placeholder, value, today, onchange(day), clearable}` */
export function datePicker({ label, placeholder, value, today, onchange, clearable }) {
  const state = { day: value ?? null, at: value ?? today };
  const words = h("span", { class: "select-face" });
  const button = h(
    "button",
    {
      class: "select date",
      type: "button",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      onclick: open,
    },
    icon("calendar", 16),
    words,
  );
  const clear = h(
    "button",
    {
      class: "select-clear",
      type: "button",
      "aria-label": `Clear ${label}`,
      onclick: () => (set(null), button.focus()),
    },
    icon("close", 12),
  );

  function dress() {
    show(
      words,
      state.day
        ? face.format(read(state.day)).replace(",", "")
        : h("span", { class: "placeholder" }, placeholder ?? "Pick a date"),
    );
    button.setAttribute("aria-label", named(label, words.textContent));
    clear.hidden = !clearable || !state.day;
  }
  function set(day) {
    state.day = day;
    dress();
    onchange(day);
  }
  function open() {
    state.at = state.day ?? today;
    const panel = monthPanel(state, today, (day) => {
      closePopover({ back: true });
      set(day);
    });
    if (openPopover(button, panel)) panel.draw(true);
  }

  dress();
  return h("span", { class: "select-wrap" }, button, clear);
}
