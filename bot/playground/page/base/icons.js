// The page's own line icons on a 20 × 20 grid, drawn in the colour of the text around them.

import { svg } from "./dom.js";

const PATHS = {
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13.5M3 12.5h13.5",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  home: "M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5",
  search: "M8.75 14.5a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM13 13l4 4",
  send: "M3.5 4 17 10 3.5 16l2-6zM5.5 10H11",
  plus: "M10 4v12M4 10h12",
  close: "m5 5 10 10M15 5 5 15",
  more: "M10 4.6v.01M10 10v.01M10 15.4v.01",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 12c1.5 1.9 4.5 1.9 6 0M7.5 8v.01M12.5 8v.01",
  thread: "M4 4h12v9H9.5L6 16v-3H4zM7 7.5h6M7 10h4",
  pencil: "m4 16 .8-3.5L13.5 3.8l2.7 2.7L7.5 15.2zM11.8 5.5l2.7 2.7",
  trash: "M4 6h12M8 6V4h4v2M6 6l.7 10.5h6.6L14 6M8.5 9v5M11.5 9v5",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8",
  braces: "M7.5 3.5C5 3.5 6.5 8 4 10c2.5 2 1 6.5 3.5 6.5M12.5 3.5C15 3.5 13.5 8 16 10c-2.5 2-1 6.5-3.5 6.5",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4",
  moon: "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3Z",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  chevron: "m5.5 8 4.5 4.5L14.5 8",
  left: "M12 5 7 10l5 5",
  right: "m8 5 5 5-5 5",
  check: "m4.5 10.5 3.7 3.7L15.5 6",
  bolt: "M11 2.5 4.5 11H9l-.5 6.5L15.5 9H11z",
  file: "M5.5 3h6l3 3v11h-9zM11.5 3v3h3",
  calendar: "M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3v.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.5V14M10 6.5v.01",
};

/** One icon by name; decoration for a screen reader, so the button around it carries the label. */
export function icon(name, size = 20) {
  return svg(
    "svg",
    { viewBox: "0 0 20 20", width: size, height: size, class: `icon icon-${name}`, "aria-hidden": "true" },
    svg("path", { d: PATHS[name] }),
  );
}
