/**
 * When a run of windows begins and how long it lasts, in one number of 31 bits: sixteen-minute steps since 1970 in the upper 22, the length in
 * the lower nine, in steps that depend on its size. Rounded out, so that nothing is passed over; the windows themselves are asked afterwards.
 */
const stepMs = 960_000;
export const lastStep = 2 ** 22 - 1;
const lengthBits = 9;
const endless = 511;
/** The longest runs of each size in steps (a day, sixteen days, 128 days, and all that is longer or open), and what one of length stands for. */
const longest = [90, 1440, 11_520] as const;
const lengthStep = [1, 3, 23, 2048] as const;
export const spanSizes = lengthStep.length;
const openSize = spanSizes - 1;

/** Moments before 1970 and after 2097 are one step each. */
export const stepOf = (ms: number): number => Math.min(lastStep, Math.max(0, Math.floor(ms / stepMs))) | 0;

/** @param first @param last steps of time */
export function spanSize(first: number, last: number): number {
  for (let size = 0; size < openSize; size++) if (last - first <= (longest[size] as number)) return size;
  return openSize;
}

export function packSpan(size: number, first: number, last: number): number {
  const length = Math.ceil((last - first) / (lengthStep[size] as number));
  return (first << lengthBits) | (last === lastStep ? endless : Math.min(endless, length));
}

/** Of all packed spans of a size that touch these steps, none is less than this. */
export const leastTouching = (size: number, since: number): number =>
  size === openSize ? 0 : Math.max(0, since - (longest[size] as number)) << lengthBits;
export const mostTouching = (until: number): number => (until << lengthBits) | endless;

export function reaches(size: number, packed: number, since: number): boolean {
  const length = packed & endless;
  return length === endless || (packed >> lengthBits) + length * (lengthStep[size] as number) >= since;
}
