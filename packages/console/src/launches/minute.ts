/** `2026-02-14 02:00`, for columns that say UTC. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace("T", " ");
