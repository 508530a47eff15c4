// Axis arithmetic: round steps and short numbers.

/** Round ticks that cover [low, high], 0 always among them: about `wanted` of them. */
export function ticks(low, high, wanted = 4) {
  const from = Math.min(0, low);
  const to = Math.max(0, high) || (from < 0 ? 0 : 1);
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough * 0.999);
  const marks = [];
  for (let at = Math.floor(from / step); at <= Math.ceil(to / step - 1e-9); at++)
    marks.push(Number((at * step).toPrecision(12)));
  return marks;
}

const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** 40000 as "40K" on an axis. */
export const short = (value) => compact.format(value);

/** 40000 as "40,000" in words. */
export const exact = (value) => whole.format(value);
