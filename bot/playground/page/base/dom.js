// Builds elements from plain values. Data enters the document only as text nodes and attributes set
// by name, so a deal called "<script>" is a deal called "<script>".

const SVG = "http://www.w3.org/2000/svg";

function apply(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "class") node.setAttribute("class", value);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "vars")
    for (const [key, v] of Object.entries(value)) node.style.setProperty(`--${key}`, v);
  else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value" || name === "checked" || name === "selected") node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function fill(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** An element: `h("button", {class: "x", onclick}, "text", [more])`. Empty children are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  return fill(node, children);
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  return fill(node, children);
}

/** Replaces what a node holds. */
export function show(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

/**
 * Makes a node hold what `show` would put there, and exchanges only what differs: between press and release a
 * button that is exchanged is not clicked. So what a button does must not hang on when it was drawn; one with
 * `data-channel` stands for that channel alone.
 */
export function renew(node, ...children) {
  const held = [...node.childNodes];
  const wanted = [...fill(document.createElement("div"), children).childNodes];
  for (const extra of held.slice(wanted.length)) extra.remove();
  wanted.forEach((next, at) => {
    if (at >= held.length) node.append(next);
    else if (isSame(held[at], next)) become(held[at], next);
    else if (!held[at].isEqualNode(next)) held[at].replaceWith(next);
  });
}

const isSame = (one, other) =>
  one.nodeName === other.nodeName && one instanceof HTMLElement && one.dataset.channel === other.dataset.channel;

function become(node, next) {
  for (const { name } of [...node.attributes]) if (!next.hasAttribute(name)) node.removeAttribute(name);
  for (const { name, value } of next.attributes)
    // A menu may be open below the button: that is not for who draws it to say.
    if (name !== "aria-expanded" && node.getAttribute(name) !== value) node.setAttribute(name, value);
  renew(node, ...next.childNodes);
}

let counter = 0;

/** An id unique on this page, for labels and aria references. */
export const fresh = (prefix) => `${prefix}-${++counter}`;

/** A link to somewhere safe, or plain text when the address is not one that a click may follow. */
export function link(address, ...children) {
  const safe = /^(https?:|mailto:|tel:)/i.test(address);
  if (!safe) return h("span", { class: "dead-link", title: address }, ...children);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

let speaker;

/** Says a sentence to a screen reader without moving the focus. */
export function announce(sentence) {
  speaker ??= document.getElementById("announcer");
  speaker.textContent = "";
  requestAnimationFrame(() => (speaker.textContent = sentence));
}
