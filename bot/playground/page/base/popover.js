// One floating panel at a time: menus, suggestions and small choices, placed beside what opened them.

let open = null;

function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const below = room.height - box.bottom >= panel.offsetHeight + 8 || box.top < panel.offsetHeight + 8;
  const top = below ? box.bottom + 4 : box.top - panel.offsetHeight - 4;
  const left = panel.dataset.align === "end" ? box.right - panel.offsetWidth : box.left;
  panel.style.left = `${Math.max(8, Math.min(left, room.width - panel.offsetWidth - 8))}px`;
  panel.style.top = `${Math.max(8, Math.min(top, room.height - panel.offsetHeight - 8))}px`;
}

function outside(event) {
  if (!open.panel.contains(event.target) && !open.anchor.contains(event.target)) closePopover();
}

function onKey(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  closePopover({ back: true });
}

/** Closes the panel that is open; `back` returns the focus to what opened it. */
export function closePopover({ back = false } = {}) {
  if (!open) return;
  const { panel, anchor, onclose } = open;
  open = null;
  document.removeEventListener("pointerdown", outside, true);
  document.removeEventListener("keydown", onKey, true);
  panel.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (back) anchor.focus();
  onclose?.();
}

/**
 * Shows `panel` beside `anchor`; a second call on the same anchor closes it.
 * Inside a modal dialog the panel goes into that dialog, since all else is inert there.
 */
export function openPopover(anchor, panel, { onclose, align = "start" } = {}) {
  const again = open?.anchor === anchor;
  closePopover();
  if (again) return false;
  panel.classList.add("popover");
  panel.dataset.align = align;
  (anchor.closest("dialog") ?? document.body).append(panel);
  place(panel, anchor);
  anchor.setAttribute("aria-expanded", "true");
  open = { anchor, panel, onclose };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", onKey, true);
  return true;
}

/** Puts the open panel beside its anchor again, after it has grown or shrunk. */
export function settlePopover() {
  if (open) place(open.panel, open.anchor);
}
