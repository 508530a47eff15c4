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

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** @param spec `{label, placeholder, value, today, onchange(day), clearable}` */
export const datePicker = (spec) => new DatePicker(spec).node;

class DatePicker {
  #spec;
  #day;

  constructor(spec) {
    this.#spec = spec;
    this.#day = spec.value ?? null;
    this.words = h("span", { class: "select-face" });
    const opening = { "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.#open() };
    this.button = h(
      "button",
      { class: "select date", type: "button", ...opening },
      icon("calendar", 16),
      this.words,
    );
    const clear = { class: "select-clear", type: "button", "aria-label": `Clear ${spec.label}` };
    this.clear = h("button", { ...clear, onclick: () => this.#set(null) }, icon("close", 12));
    this.node = h("span", { class: "select-wrap" }, this.button, this.clear);
    this.#dress();
  }

  #dress() {
    const { label, placeholder = "Pick a date", clearable } = this.#spec;
    const empty = h("span", { class: "placeholder" }, placeholder);
    show(this.words, this.#day ? face.format(read(this.#day)).replace(",", "") : empty);
    this.button.setAttribute("aria-label", named(label, this.words.textContent));
    this.clear.hidden = !clearable || !this.#day;
  }

  #set(day) {
    this.#day = day;
    this.#dress();
    this.button.focus();
    this.#spec.onchange(day);
  }

  #open() {
    const month = new Month(this.#day, this.#spec.today, (day) => {
      closePopover();
      this.#set(day);
    });
    if (openPopover(this.button, month.node)) month.focus();
  }
}

/** The panel of one month. */
class Month {
  #at; // the day that the arrow keys stand on

  constructor(chosen, today, choose) {
    Object.assign(this, { chosen, today, choose });
    this.#at = chosen ?? today;
    const keys = (event) => this.#pressed(event);
    this.node = h("div", {
      class: "calendar",
      role: "dialog",
      "aria-label": "Choose a date",
      onkeydown: keys,
    });
    this.#draw();
  }

  focus() {
    this.node.querySelector(`[data-day="${this.#at}"]`).focus();
  }

  #pressed(event) {
    const days = STEPS[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (!days && !months) return;
    event.preventDefault();
    this.#at = days ? plus(this.#at, days) : plusMonths(this.#at, months);
    this.#draw();
    this.focus();
  }

  #draw() {
    const head = h(
      "div",
      { class: "calendar-head" },
      this.#turn("left", "Previous month", -1),
      h("strong", { "aria-live": "polite" }, month.format(read(this.#at))),
      this.#turn("right", "Next month", 1),
    );
    const names = WEEKDAYS.map((name) => h("th", { scope: "col" }, name));
    const rows = weeks(this.#at).map((week) =>
      h(
        "tr",
        {},
        week.map((day) => this.#cell(day)),
      ),
    );
    show(this.node, head, h("table", {}, h("thead", {}, h("tr", {}, names)), h("tbody", {}, rows)));
    settlePopover();
  }

  #turn(sign, label, months) {
    const turn = () => {
      this.#at = plusMonths(this.#at, months);
      this.#draw();
      this.node.querySelector(`[aria-label="${label}"]`).focus();
    };
    const attributes = { class: "icon-button small", type: "button", "aria-label": label, onclick: turn };
    return h("button", attributes, icon(sign, 18));
  }

  #cell(day) {
    const state = {
      class: day.slice(0, 7) === this.#at.slice(0, 7) ? "" : "far",
      "aria-label": spoken.format(read(day)),
      "aria-pressed": String(day === this.chosen),
      "aria-current": day === this.today ? "date" : undefined,
      tabindex: day === this.#at ? "0" : "-1",
    };
    const choose = () => this.choose(day);
    return h(
      "td",
      {},
      h("button", { type: "button", data: { day }, ...state, onclick: choose }, String(Number(day.slice(8)))),
    );
  }
}
