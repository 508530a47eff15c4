// Light, dark, or as the machine is set. The choice is kept in this browser.

const KEY = "playground-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = () => localStorage.getItem(KEY);

/** "light" or "dark": what is shown now. */
export const theme = () => chosen() ?? (system.matches ? "dark" : "light");

/** Applies the choice, or the machine's setting where none was made. */
export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

/** Changes to the other one; choosing what the machine has anyway forgets the choice. */
export function toggleTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  if (next === (system.matches ? "dark" : "light")) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  applyTheme();
}

system.addEventListener("change", applyTheme);
