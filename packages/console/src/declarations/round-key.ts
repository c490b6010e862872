import type { DeclarationRound } from "../api/centre.ts";

/** A round's name in the address: `p5-doctrine-policy-spending/doctrine-policy-spending/2025-01-01`. */
export const roundKey = (r: DeclarationRound): string => `${r.regime}/${r.type}/${r.period.from}`;

/** Where one files about a round. */
export const filePath = (key: string): string => `/declarations?file=${encodeURIComponent(key)}`;
