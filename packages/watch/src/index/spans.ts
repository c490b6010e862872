/** Time in buckets, at three sizes and one for all time. A run of windows stands in each bucket that it touches, at the size that fits. */
const dayMs = 86_400_000;
const bucketMs = [2 * dayMs, 16 * dayMs, 128 * dayMs] as const;
/** The last size has one bucket: for runs that are open at an end, or longer than four months. */
export const spanSizes = bucketMs.length + 1;
const openSize = spanSizes - 1;

/** The smallest size whose bucket is as long: a run touches one bucket, or two. */
export function spanSize(from: number, to: number): number {
  for (let size = 0; size < openSize; size++) if (to - from <= (bucketMs[size] as number)) return size;
  return openSize;
}

/** Buckets count from 1970; those of earlier moments are negative. */
export const bucketAt = (size: number, ms: number): number =>
  size === openSize ? 0 : Math.floor(ms / (bucketMs[size] as number));
