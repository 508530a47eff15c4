// What a newcomer may try, above the composer of #sales: a click writes it there, Enter sends it.

import { h, show } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { on, store } from "./store.js";

const KEY = "playground-tries";
const WITH_DEALS = {
  rep: ["/deal move Acme negotiation", "/deal", "/pipeline summary", "/deal won Acme"],
  manager: ["/pipeline summary", "/pipeline forecast", "/pipeline changes since monday", "/pipeline stalled"],
  admin: ["/pipeline setup", "/pipeline subscriptions", "/pipeline summary", "/deal move Acme negotiation"],
};
const WITHOUT = ["/pipeline subscribe all", "/deal add Acme $40k close end of quarter", "/deal move Acme negotiation"];

/** A row of commands; `write(text)` puts one into the composer. */
export function tries(write) {
  const row = h("div", { class: "tries", role: "group", "aria-label": "Commands to try", hidden: true });
  const close = () => {
    localStorage.setItem(KEY, "seen");
    row.hidden = true;
  };
  const follow = () => {
    const channel = store.channels.get(store.at.channel);
    row.hidden = channel?.name !== "sales" || !channel.is_member || localStorage.getItem(KEY) === "seen";
    if (row.hidden) return;
    const offered = (channel.last_ts && WITH_DEALS[store.me.role]) || WITHOUT;
    show(
      row,
      h("span", { class: "tries-label" }, "Try"),
      offered.map((text) => h("button", { class: "try", type: "button", onclick: () => write(text) }, text)),
      h(
        "button",
        { class: "icon-button small", type: "button", "aria-label": "Hide these", onclick: close },
        icon("close", 14),
      ),
    );
  };
  on("place", follow);
  return row;
}
