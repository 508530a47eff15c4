// How instants read. Slack counts in seconds since 1970 ("1772617800.000200"); every reader sees them
// in the time zone of their own profile.

const cache = new Map();

function format(zone, key, options) {
  const id = `${zone} ${key}`;
  if (!cache.has(id)) cache.set(id, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return cache.get(id);
}

const instant = (seconds) => new Date(Number(seconds) * 1000);

/** "09:05" */
export const clockTime = (seconds, zone) =>
  format(zone, "time", { hour: "2-digit", minute: "2-digit" }).format(instant(seconds));

/** "Wed 4 Mar" */
export function shortDay(seconds, zone) {
  const parts = format(zone, "day", { weekday: "short", day: "numeric", month: "short" });
  return parts.format(instant(seconds)).replace(",", "");
}

/** "Wednesday, 4 March 2026, 09:05" for tooltips */
export const fullTime = (seconds, zone) =>
  format(zone, "full", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant(seconds));

/** "2026-03-04": the local date, which groups messages into days */
export const dayKey = (seconds, zone) =>
  format(zone, "key", { year: "numeric", month: "2-digit", day: "2-digit" })
    .format(instant(seconds))
    .split("/")
    .reverse()
    .join("-");

/** "Today", "Yesterday" or "Wednesday, 4 March" */
export function dayName(seconds, now, zone) {
  const day = dayKey(seconds, zone);
  if (day === dayKey(now, zone)) return "Today";
  if (day === dayKey(Number(now) - 86400, zone)) return "Yesterday";
  const far = day.slice(0, 4) !== dayKey(now, zone).slice(0, 4);
  const options = { weekday: "long", day: "numeric", month: "long", ...(far ? { year: "numeric" } : {}) };
  return format(zone, far ? "long-year" : "long", options).format(instant(seconds));
}

const PIECES = {
  date_num: (s, z) => dayKey(s, z),
  date: (s, z) => format(z, "d", { day: "numeric", month: "long", year: "numeric" }).format(instant(s)),
  date_short: (s, z) =>
    format(z, "ds", { day: "numeric", month: "short", year: "numeric" }).format(instant(s)),
  date_long: (s, z) =>
    format(z, "dl", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(instant(s)),
  day_divider_pretty: (s, z, now) => dayName(s, now, z),
  time: (s, z) => clockTime(s, z),
  time_secs: (s, z) =>
    format(z, "ts", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(instant(s)),
  ago: (s, z, now) => ago(s, now),
};

/** Slack's date tokens: "{date_short_pretty} at {time}" with "Today" and "Yesterday" where asked. */
export function dateTokens(template, seconds, zone, now) {
  return template.replace(/\{(\w+)\}/g, (whole, token) => {
    const pretty = token.endsWith("_pretty") && token !== "day_divider_pretty";
    const name = pretty ? token.slice(0, -"_pretty".length) : token;
    if (!PIECES[name]) return whole;
    const near = dayName(seconds, now, zone);
    if (pretty && (near === "Today" || near === "Yesterday")) return near.toLowerCase();
    return PIECES[name](seconds, zone, now);
  });
}

/** "just now", "5 min ago", "3 h ago", "2 days ago" */
export function ago(seconds, now) {
  const past = Math.max(0, Number(now) - Number(seconds));
  if (past < 60) return "just now";
  if (past < 3600) return `${Math.floor(past / 60)} min ago`;
  if (past < 86400) return `${Math.floor(past / 3600)} h ago`;
  const days = Math.floor(past / 86400);
  return days === 1 ? "1 day ago" : `${days} days ago`;
}

/** The local wall time of an instant as "YYYY-MM-DDTHH:MM", for an input. */
export const wallTime = (seconds, zone) => `${dayKey(seconds, zone)}T${clockTime(seconds, zone)}`;

/** The instant, in seconds, at which a clock in `zone` shows `wall`; in a gap the later side. */
export function instantOf(wall, zone) {
  const naive = Date.parse(`${wall}:00Z`) / 1000;
  const offset = (at) => Date.parse(`${wallTime(at, zone)}:00Z`) / 1000 - Math.floor(at / 60) * 60;
  const first = naive - offset(naive);
  return naive - offset(first);
}
