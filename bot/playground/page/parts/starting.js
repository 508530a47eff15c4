// The first seconds of a new playground: the bot is loaded and the team types what happened in the last weeks.

import { h, show } from "../base/dom.js";
import { Refused } from "./api.js";
import { store } from "./store.js";

const reps = () => {
  const names = [...store.members.values()]
    .filter((member) => member.role === "rep")
    .map((member) => member.profile.display_name || member.real_name);
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
};

function words({ typed, of }) {
  if (!of) return [`${store.app.name} is starting …`, "It will be here in a moment."];
  return [`${reps()} are typing their last two months …`, `${typed} of ${of} commands`];
}

/** Covers the page with how far it is; resolves once the playground is ready, rejects if it went away. */
export function untilReady(starting) {
  const bar = h("progress", { "aria-label": "How far it is" });
  const title = h("h2", {});
  const detail = h("p", { class: "starting-detail" });
  const cover = h(
    "div",
    { class: "starting", role: "status" },
    h("img", { src: "/page/drop.svg", alt: "", width: 56, height: 56 }),
    title,
    bar,
    detail,
  );
  const draw = (how) => {
    const [heading, below] = words(how);
    if (title.textContent !== heading) show(title, heading);
    show(detail, below);
    if (!how.of) return bar.removeAttribute("value");
    bar.max = how.of;
    bar.value = how.typed;
  };
  const main = document.getElementById("main");
  const shut = [document.getElementById("sidebar"), document.getElementById("topbar"), ...main.children];
  for (const part of shut) part.inert = true;
  main.append(cover);
  draw(starting);
  const source = new EventSource(`/playground/events?as=${store.me.id}&after=${store.lastEvent}`);
  return new Promise((resolve, reject) => {
    source.addEventListener("starting", (event) => {
      const how = JSON.parse(event.data).starting;
      how ? draw(how) : resolve();
    });
    const gone = new Refused({ message: "The playground went away while it started." });
    source.addEventListener("error", () => reject(gone));
  }).finally(() => {
    source.close();
    cover.remove();
    for (const part of shut) part.inert = false;
  });
}
