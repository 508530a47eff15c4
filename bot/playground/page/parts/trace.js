// The requests behind a message, a form or a page, with their answers, as they went over the wire.

import { dialog, dismiss, present } from "../base/dialog.js";
import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { clockTime } from "../base/times.js";
import { read } from "./api.js";
import { json } from "./json.js";
import { openTrace } from "./places.js";
import { place } from "./reader.js";
import { on, store, timeline } from "./store.js";
import { toast } from "./toast.js";

const WAYS = { to_bot: "Slack → app", web_api: "app → Slack", response_url: "app → Slack, by response_url" };

async function copy(value) {
  await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
  toast("Copied");
}

function half(title, value, tag) {
  const button = h("button", { class: "text-button", type: "button", onclick: () => copy(value) }, "Copy");
  const body =
    typeof value?.body === "string"
      ? h("pre", { class: "json-text" }, value.body)
      : json(value?.body ?? null);
  const headers =
    value?.headers && h("details", { class: "headers" }, h("summary", {}, "Headers"), json(value.headers));
  return h(
    "section",
    { class: "trace-half" },
    h("header", {}, h("h4", {}, title), tag, button),
    headers,
    h("div", { class: "json" }, body),
  );
}

function one(entry) {
  const status = entry.error ?? entry.answer?.status ?? "–";
  const good = !entry.error && (entry.answer?.status ?? 500) < 400 && entry.answer?.body?.ok !== false;
  const at = Date.parse(entry.at) / 1000;
  return h(
    "article",
    { class: "trace" },
    h(
      "header",
      {},
      h("h3", {}, entry.title),
      h(
        "p",
        {},
        `${WAYS[entry.direction] ?? entry.direction} · ${clockTime(at, place.zone)} · ${Math.round(entry.took_ms)} ms`,
      ),
    ),
    half("Request", entry.request),
    half("Answer", entry.answer, h("span", { class: `status ${good ? "good" : "bad"}` }, String(status))),
  );
}

/** The exchanges that `query` asks for, as they are shown. */
async function entries(query) {
  const answer = await read("trace", { as: store.me.id, ...query }).catch((refusal) => ({
    trace: [],
    refusal,
  }));
  const none = answer.refusal?.message ?? "No request belongs to this one: it was there from the start.";
  return answer.trace.length ? answer.trace.map(one) : h("p", { class: "select-none" }, none);
}

/** The requests behind a form, above it: all else is inert while a form is open. */
export async function showTrace(query) {
  const end = () => dismiss(node);
  const button = h("button", { class: "button", type: "button", autofocus: true, onclick: end }, "Close");
  const toasts = h("div", { class: "toasts", "aria-live": "polite" });
  const body = [await entries(query), toasts];
  const node = dialog({ title: "Requests", body, footer: [button], oncancel: end });
  present(node);
}

/** The pane; it shows itself while a trace is open, and follows the message it belongs to. */
export function traces() {
  const body = h("div", { class: "trace-body", tabindex: "0" });
  const close = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": "Close the requests",
      onclick: () => openTrace(null),
    },
    icon("close"),
  );
  const pane = h(
    "aside",
    { class: "pane trace-pane", "aria-label": "Requests", hidden: true },
    h(
      "header",
      { class: "pane-head" },
      h("div", {}, h("h2", {}, "Requests"), h("small", {}, "What went over the wire; secrets are masked")),
      close,
    ),
    body,
  );
  let shown;

  async function draw() {
    const query = store.at.trace;
    pane.hidden = !query;
    const count = query?.ts && timeline(query.channel).messages.get(query.ts)?.trace?.length;
    const next = query && JSON.stringify([query, count]);
    if (next === shown) return;
    const opens = query && !shown;
    shown = next;
    if (!query) return;
    if (opens) body.focus();
    const found = await entries(query);
    if (next === shown) show(body, found);
  }
  for (const topic of ["place", "messages"]) on(topic, draw);
  return pane;
}
