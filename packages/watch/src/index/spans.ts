/** Time in buckets, at four sizes and one for all time. A window stands in each bucket that it touches, at the size that fits it. */
const hourMs = 3_600_000;
const bucketMs = [6 * hourMs, 48 * hourMs, 16 * 24 * hourMs, 128 * 24 * hourMs] as const;
/** The last size has one bucket: for windows that are open at an end or longer than two months. */
export const spanSizes = bucketMs.length + 1;
export const openSize = spanSizes - 1;

/** The smallest size whose bucket is at least twice as long: a window touches one bucket, or two. */
export function spanSize(from: number, to: number): number {
  const long = 2 * (to - from);
  for (let size = 0; size < openSize; size++) if (long <= (bucketMs[size] as number)) return size;
  return openSize;
}

/** Buckets count from 1970; those of other moments are negative. */
export const bucketAt = (size: number, ms: number): number =>
  size === openSize ? 0 : Math.floor(ms / (bucketMs[size] as number));
