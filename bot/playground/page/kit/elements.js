// Which element is drawn how, and the buttons themselves.

import { confirm } from "../base/dialog.js";
import { h } from "../base/dom.js";
import { checkboxes, overflow, radios, select } from "./choices.js";
import { date, dateTime, file, richTextInput, textInput, time } from "./inputs.js";
import { label as read, textObject } from "./mrkdwn.js";

function asker(place) {
  return async (object) =>
    !object ||
    confirm({
      title: read(object.title),
      text: textObject(object.text, place),
      confirm: read(object.confirm),
      deny: read(object.deny),
      style: object.style,
    });
}

function button({ element, blockId, surface, confirmed }) {
  const press = async (event) => {
    const node = event.currentTarget;
    // Not disabled while it waits: it would lose the focus, which is to stay with its message.
    if (node.hasAttribute("aria-busy") || !(await confirmed(element.confirm))) return;
    if (element.url) window.open(element.url, "_blank", "noopener");
    node.setAttribute("aria-busy", "true");
    await surface.act(blockId, element);
    node.removeAttribute("aria-busy");
  };
  const name = element.accessibility_label;
  return h(
    "button",
    { class: `button ${element.style ?? ""}`, type: "button", "aria-label": name, onclick: press },
    read(element.text),
  );
}

function iconButton({ element, blockId, surface, confirmed }) {
  const press = async () => (await confirmed(element.confirm)) && surface.act(blockId, element);
  return h(
    "button",
    { class: "button small", type: "button", "aria-label": element.accessibility_label, onclick: press },
    read(element.text),
  );
}

function feedback({ element, blockId, surface }) {
  const one = (choice) =>
    h(
      "button",
      { class: "button small", type: "button", onclick: () => surface.act(blockId, element, choice.value) },
      read(choice.text),
    );
  return h("span", { class: "feedback" }, one(element.positive_button), one(element.negative_button));
}

const picture = ({ element }) =>
  h("img", { class: "thumb", src: element.image_url, alt: element.alt_text, loading: "lazy" });

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  image: picture,
  workflow_button: button,
  icon_button: iconButton,
  feedback_buttons: feedback,
  radio_buttons: radios,
  datepicker: date,
  timepicker: time,
  datetimepicker: dateTime,
  file_input: file,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  rich_text_input: richTextInput,
};

/**
 * One interactive element.
 * @param control `{element, blockId, surface, place, acts, label?, id?, described?, optional?}`; `acts` says that
 *   a change is told to the app at once and not only kept for the form.
 */
export function draw(control) {
  const { element, blockId } = control;
  const make = ELEMENTS[element.type] ?? (element.type.endsWith("_select") ? select : null);
  if (!make) return h("em", { class: "unknown" }, `(${element.type} is not drawn here)`);
  const label = control.label ?? read(element.placeholder) ?? element.accessibility_label ?? "Choice";
  const node = make({ ...control, label, confirmed: asker(control.place) });
  node.dataset.key = `${blockId}/${element.action_id ?? ""}`;
  return node;
}
