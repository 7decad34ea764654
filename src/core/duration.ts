import type { Milliseconds } from './exchange';

const unitLengths = { milliseconds: 1, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
const unitNames = { ms: 'milliseconds', s: 'seconds', m: 'minutes', h: 'hours', d: 'days' } as const;

/** A span of time by its units; several add up. */
export type DurationUnits = { readonly [Unit in keyof typeof unitLengths]?: number };

/** `{ hours: 1 }`, or text such as `90s`, `10m`, `1h30m`, `2d`, `500ms`. */
export type Duration = DurationUnits | string;

/** The sentence for messages about a duration that can't be read. */
export const durationForm = 'a duration such as 90s, 10m, 1h30m or 2d';

/** Gives back the span's length, or undefined when it is negative or can't be read. */
export function readDuration(duration: Duration): Milliseconds | undefined {
  return typeof duration === 'string' ? readText(duration) : addUnits(Object.entries(duration));
}

function readText(text: string): Milliseconds | undefined {
  const pieces = [...text.matchAll(/(\d{1,12})(ms|s|m|h|d)/gy)];
  const length = pieces.reduce((total, [piece]) => total + piece.length, 0);
  if (pieces.length === 0 || length !== text.length) return undefined;
  return addUnits(pieces.map(([, amount, unit]) => [isUnitName(unit) ? unitNames[unit] : '', Number(amount)]));
}

function addUnits(amounts: readonly (readonly [string, number | undefined])[]): Milliseconds | undefined {
  let total = 0;
  for (const [unit, amount] of amounts) {
    if (amount === undefined) continue;
    if (!isUnit(unit) || !Number.isFinite(amount) || amount < 0) return undefined;
    total += amount * unitLengths[unit];
  }
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : undefined;
}

function isUnit(name: string): name is keyof typeof unitLengths {
  return Object.hasOwn(unitLengths, name);
}

function isUnitName(name: string | undefined): name is keyof typeof unitNames {
  return name !== undefined && Object.hasOwn(unitNames, name);
}
