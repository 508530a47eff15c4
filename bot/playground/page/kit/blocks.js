// Block Kit: which block is drawn how. Everything that people or the app wrote enters as text nodes.

import { fresh, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { dataVisualization } from "./charts.js";
import { draw } from "./elements.js";
import { markdown } from "./markdown.js";
import { label as read, textObject, unescape } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { dataTable, table } from "./tables.js";

function section(block, { surface, place }) {
  const fields =
    block.fields &&
    h(
      "div",
      { class: "fields" },
      block.fields.map((f) => h("div", {}, textObject(f, place))),
    );
  const label = unescape(block.text?.text ?? "")
    .replace(/[*_~`<>]/g, "")
    .slice(0, 60);
  const side =
    block.accessory &&
    draw({ element: block.accessory, blockId: block.block_id, surface, place, acts: true, label });
  const words = h(
    "div",
    { class: "section-text" },
    block.text && h("div", {}, textObject(block.text, place)),
    fields,
  );
  if (side) describe(side, words);
  return h(
    "div",
    { class: `section${side ? " with-side" : ""}` },
    words,
    side && h("div", { class: "section-side" }, side),
  );
}

/** Among many that read "Change" or "More actions" a screen reader tells which one it is. */
function describe(side, words) {
  const control = side.matches("button, input") ? side : side.querySelector("button, input");
  words.id = fresh("section");
  control?.setAttribute("aria-describedby", words.id);
}

function actions(block, { surface, place }) {
  const parts = block.elements.map((element) =>
    draw({ element, blockId: block.block_id, surface, place, acts: true }),
  );
  return h("div", { class: "actions" }, parts);
}

function context(block, { place }) {
  const parts = block.elements.map((element) =>
    element.type === "image"
      ? h("img", { class: "context-image", src: element.image_url, alt: element.alt_text, loading: "lazy" })
      : h("span", { class: "context-text" }, textObject(element, place)),
  );
  return h("div", { class: "context" }, parts);
}

function image(block, { place }) {
  const title = block.title && h("figcaption", {}, textObject(block.title, place));
  return h(
    "figure",
    { class: "image" },
    title,
    h("img", { src: block.image_url, alt: block.alt_text, loading: "lazy" }),
  );
}

const CHOICES = new Set(["checkboxes", "radio_buttons"]);
const LABELLED_BY_NAME = (type) => CHOICES.has(type) || type.endsWith("_select") || type === "datepicker";

/** A labelled field of a form with its hint and, after a refused submission, its error. */
function input(block, { surface, place }) {
  const { element, block_id: blockId } = block;
  const id = fresh("field");
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`];
  const error = surface.errors[blockId];
  const words = [read(block.label), block.optional && h("span", { class: "optional" }, " (optional)")];
  const described = [block.hint && hintId, error && errorId].filter(Boolean).join(" ") || undefined;
  const control = draw({
    element,
    blockId,
    id,
    described,
    surface,
    place,
    acts: Boolean(block.dispatch_action),
    label: read(block.label),
    optional: block.optional,
  });
  const tag = LABELLED_BY_NAME(element.type)
    ? h("div", { class: "label" }, words)
    : h("label", { class: "label", for: id }, words);
  const target = control.matches("input, textarea")
    ? control
    : control.querySelector("input, textarea, button");
  if (error) target?.setAttribute("aria-invalid", "true");
  if (described && target) target.setAttribute("aria-describedby", described);
  return h(
    "div",
    { class: `input-block${error ? " invalid" : ""}` },
    tag,
    control,
    error && h("p", { class: "field-error", id: errorId, role: "alert" }, icon("warning", 16), error),
    block.hint && h("p", { class: "hint", id: hintId }, read(block.hint)),
  );
}

const LEVELS = { warning: "warning", error: "warning", success: "check", info: "info", default: "info" };

function alert(block, { place }) {
  const level = block.level ?? "default";
  return h(
    "div",
    { class: `alert alert-${level}`, role: "note" },
    icon(LEVELS[level] ?? "info", 18),
    h("div", {}, textObject(block.text, place)),
  );
}

function contextActions(block, { surface, place }) {
  const parts = block.elements.map((element) =>
    draw({ element, blockId: block.block_id, surface, place, acts: true }),
  );
  return h("div", { class: "actions context-actions" }, parts);
}

const BLOCKS = {
  section,
  actions,
  context,
  image,
  input,
  alert,
  context_actions: contextActions,
  header: (block) => h("h2", { class: "block-header" }, read(block.text)),
  divider: () => h("hr", { class: "block-divider" }),
  rich_text: (block, { place }) => h("div", { class: "rich" }, richText(block, place)),
  markdown: (block) => h("div", { class: "markdown" }, markdown(block.text)),
  table: (block, { place }) => table(block, place),
  data_table: (block, { place }) => dataTable(block, place),
  data_visualization: (block) => dataVisualization(block),
};

function one(block, where) {
  const make = BLOCKS[block.type];
  const node = make
    ? make(block, where)
    : h("p", { class: "unknown" }, `A block of type “${block.type}” is not drawn in the playground.`);
  node.classList.add("block");
  node.dataset.block = block.type;
  return node;
}

/**
 * The blocks of a message, a form or a Home tab.
 * @param where `{surface, place}`: what is remembered here, and who reads
 */
export function blocks(list, where) {
  return h(
    "div",
    { class: "blocks" },
    list.map((block) => one(block, where)),
  );
}
