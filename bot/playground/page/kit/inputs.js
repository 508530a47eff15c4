// Elements that are typed into: texts, numbers, dates, times and files.

import { datePicker } from "../base/calendar.js";
import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { dayKey, instantOf, wallTime } from "../base/times.js";
import { label as read } from "./mrkdwn.js";

const TYPES = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "text",
  plain_text_input: "text",
};

function triggers(element) {
  return element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
}

/** One line or several; `dispatch_action` tells the app at Enter or at each character. */
export function textInput({ element, blockId, id, described, surface, acts }) {
  const tell = () => acts && surface.act(blockId, element, field.value);
  const typed = () => {
    surface.keep(blockId, element, field.value);
    if (triggers(element).includes("on_character_entered")) tell();
  };
  const entered = (event) => {
    if (
      event.key !== "Enter" ||
      element.multiline ||
      !acts ||
      !triggers(element).includes("on_enter_pressed")
    )
      return;
    event.preventDefault();
    tell();
  };
  const field = h(element.multiline ? "textarea" : "input", {
    id,
    class: "field",
    type: element.multiline ? undefined : TYPES[element.type],
    rows: element.multiline ? 4 : undefined,
    inputmode: element.type === "number_input" ? "decimal" : undefined,
    autocomplete: "off",
    placeholder: read(element.placeholder),
    maxlength: element.max_length,
    "aria-describedby": described,
    autofocus: element.focus_on_load,
    oninput: typed,
    onkeydown: entered,
    value: surface.value(blockId, element, element.initial_value ?? "") ?? "",
  });
  return field;
}

/** Rich text is typed as plain lines here and handed over in Slack's form. */
export function richTextInput({ element, blockId, id, described, surface }) {
  const wrap = (text) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
  });
  const words = (value) =>
    (value?.elements ?? []).flatMap((part) => part.elements.map((e) => e.text ?? "")).join("");
  const keep = (event) =>
    surface.keep(blockId, element, event.currentTarget.value ? wrap(event.currentTarget.value) : null);
  return h("textarea", {
    id,
    class: "field",
    rows: element.min_lines ?? 5,
    placeholder: read(element.placeholder),
    "aria-describedby": described,
    oninput: keep,
    value: words(surface.value(blockId, element, element.initial_value)),
  });
}

export function date({ element, blockId, label, surface, place, acts, optional }) {
  return datePicker({
    label,
    placeholder: read(element.placeholder),
    today: dayKey(place.now(), place.zone),
    clearable: optional && !acts,
    value: surface.value(blockId, element, element.initial_date),
    onchange: (day) => {
      surface.keep(blockId, element, day);
      if (acts) surface.act(blockId, element, day);
    },
  });
}

function native(type, value, onchange, { id, label, described }) {
  const change = (event) => onchange(event.currentTarget.value || null);
  return h("input", {
    id,
    class: "field fit",
    type,
    value,
    onchange: change,
    "aria-label": id ? undefined : label,
    "aria-describedby": described,
  });
}

export function time(control) {
  const { element, blockId, surface, acts } = control;
  const changed = (value) => {
    surface.keep(blockId, element, value);
    if (acts) surface.act(blockId, element, value);
  };
  return native("time", surface.value(blockId, element, element.initial_time) ?? "", changed, control);
}

/** A day and an hour on the reader's own clock; handed over as seconds since 1970. */
export function dateTime(control) {
  const { element, blockId, surface, place, acts } = control;
  const seconds = surface.value(blockId, element, element.initial_date_time);
  const changed = (wall) => {
    const value = wall && instantOf(wall, place.zone);
    surface.keep(blockId, element, value);
    if (acts) surface.act(blockId, element, value);
  };
  return native("datetime-local", seconds ? wallTime(seconds, place.zone) : "", changed, control);
}

/** Files are uploaded as soon as they are chosen; the form hands over their ids. */
export function file({ element, blockId, id, described, surface }) {
  const named = (ids) => ids.map((each) => h("li", {}, icon("file", 16), surface.fileNames[each] ?? each));
  const kept = named(surface.value(blockId, element, []) ?? []);
  const names = h("ul", { class: "file-names", "aria-live": "polite" }, kept);
  const accept = (element.filetypes ?? []).map((type) => `.${type}`).join(",");
  const changed = async (event) => {
    const files = [...event.currentTarget.files].slice(0, element.max_files ?? 10);
    show(names, h("li", {}, "Uploading …"));
    const stored = await Promise.all(files.map((one) => surface.upload(one)));
    for (const one of stored) surface.fileNames[one.id] = one.name;
    const ids = stored.map((one) => one.id);
    surface.keep(blockId, element, ids);
    show(names, named(ids));
  };
  const field = h("input", {
    id,
    class: "field",
    type: "file",
    accept: accept || undefined,
    multiple: (element.max_files ?? 10) > 1,
    "aria-describedby": described,
    onchange: changed,
  });
  return h("div", {}, field, names);
}
