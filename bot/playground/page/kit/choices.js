// Elements that choose among options: selects of every source, check boxes, radio buttons, overflow menus.

import { among, combobox } from "../base/combobox.js";
import { fresh, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { openMenu } from "../base/menu.js";
import { label as read, textObject } from "./mrkdwn.js";

const asChoice = (option) => ({
  value: option.value,
  label: read(option.text),
  detail: read(option.description),
});
const grouped = (source) =>
  source.option_groups
    ? source.option_groups.map((group) => ({
        label: read(group.label),
        options: group.options.map(asChoice),
      }))
    : [{ options: (source.options ?? []).map(asChoice) }];

const memberChoices = (place) =>
  place
    .members()
    .filter((member) => !member.deleted)
    .map((member) => ({ value: member.id, label: place.nameOf(member), detail: member.profile?.title }));
const channelChoices = (place) =>
  place
    .channels()
    .filter((channel) => !channel.is_im)
    .map((channel) => ({ value: channel.id, label: `#${channel.name}` }));

// For each source: the groups to choose from, and the initial ids or options named in the element.
const SOURCES = {
  static: { groups: grouped, initial: (e) => (e.initial_options ?? [e.initial_option]).map((o) => o?.value) },
  external: { initial: (e) => (e.initial_options ?? [e.initial_option]).map((o) => o?.value) },
  users: {
    groups: (e, place) => [{ options: memberChoices(place) }],
    initial: (e) => e.initial_users ?? [e.initial_user],
  },
  channels: {
    groups: (e, place) => [{ options: channelChoices(place) }],
    initial: (e) => e.initial_channels ?? [e.initial_channel],
  },
  conversations: {
    groups: (e, place) => [
      { label: "Channels", options: channelChoices(place) },
      { label: "People", options: memberChoices(place) },
    ],
    initial: (e) => e.initial_conversations ?? [e.initial_conversation],
  },
};

function known(element, ids, groups) {
  const initial = [...(element.initial_options ?? []), element.initial_option].filter(Boolean).map(asChoice);
  const all = [...groups.flatMap((group) => group.options), ...initial];
  return ids
    .map((id) => all.find((option) => option.value === id) ?? (id && { value: id, label: id }))
    .filter(Boolean);
}

/** Any `*_select`, one or several. */
export function select({ element, blockId, label, surface, place, acts, optional }) {
  const multiple = element.type.startsWith("multi_");
  const kind = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  const source = SOURCES[kind];
  const groups = source.groups?.(element, place) ?? [];
  const touched = surface.value(blockId, element);
  const ids = touched === undefined ? source.initial(element) : [touched].flat();
  const kept = surface.chosen[element.action_id] ?? [];
  const asked = async (typed) => grouped(await surface.options(blockId, element, typed));

  const keep = (options) => {
    surface.chosen[element.action_id] = options;
    const values = options.map((option) => option.value);
    const value = multiple ? values : (values[0] ?? null);
    surface.keep(blockId, element, value);
    return value;
  };
  const act = (options) => {
    const value = keep(options);
    if (acts) surface.act(blockId, element, value);
  };
  return combobox({
    label,
    placeholder: read(element.placeholder),
    multiple,
    max: element.max_selected_items,
    clearable: optional && !acts && !multiple,
    remote: kind === "external",
    minimum: kind === "external" ? (element.min_query_length ?? 3) : 0,
    find: kind === "external" ? asked : among(groups),
    selected: known(element, ids, [...groups, { options: kept }]),
    onchange: multiple ? keep : act,
    ondone: act,
  });
}

function boxes(type, { element, blockId, label, surface, place, acts }) {
  const single = type === "radio";
  const initial = single
    ? element.initial_option?.value
    : (element.initial_options ?? []).map((o) => o.value);
  const chosen = new Set([surface.value(blockId, element, initial)].flat());
  const name = fresh("choice");
  const change = (option, on) => {
    if (single) chosen.clear();
    if (on) chosen.add(option.value);
    else chosen.delete(option.value);
    const value = single ? option.value : [...chosen].filter(Boolean);
    surface.keep(blockId, element, value);
    if (acts) surface.act(blockId, element, value);
  };
  const rows = element.options.map((option) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type,
        name,
        checked: chosen.has(option.value),
        onchange: (e) => change(option, e.currentTarget.checked),
      }),
      h(
        "span",
        {},
        textObject(option.text, place),
        option.description && h("small", {}, textObject(option.description, place)),
      ),
    ),
  );
  return h("div", { class: "choices", role: single ? "radiogroup" : "group", "aria-label": label }, rows);
}

export const checkboxes = (control) => boxes("checkbox", control);
export const radios = (control) => boxes("radio", control);

/** The three dots with a short menu. */
export function overflow({ element, blockId, surface, confirmed }) {
  const entries = element.options.map((option) => ({
    text: read(option.text),
    detail: read(option.description),
    run: async () => {
      if (!(await confirmed(element.confirm))) return;
      if (option.url) window.open(option.url, "_blank", "noopener");
      surface.act(blockId, element, option.value);
    },
  }));
  const open = (event) => openMenu(event.currentTarget, entries, { label: "More actions", align: "end" });
  const attributes = {
    class: "button square",
    type: "button",
    "aria-label": "More actions",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
  };
  return h("button", { ...attributes, onclick: open }, icon("more", 18));
}
