/** From which year the end of a limit leaves a state free to load more onto the launchers that it has. */
import { type Day, limitOn, type Party, type Regime } from "@comity/regime";
import type { Model } from "../model/types.ts";

export type UploadFit =
  | { readonly from: number; readonly regime: string; readonly limit: string }
  | {
      readonly none: "no-such-regime" | "no-such-limit" | "not-released";
      readonly regime: string;
      readonly limit: string;
    };

/**
 * By the regime file's own values (`at-most: { …: null }`), whatever its life says. @returns undefined where the model has no
 * upload for the party
 */
export function findRelease(
  model: Model,
  party: string,
  years: readonly number[],
  regimes: (id: string) => Regime | undefined,
): UploadFit | undefined {
  const release = model.upload.get(party);
  if (release === undefined) return undefined;
  const regime = regimes(release.regime);
  if (regime === undefined) return { none: "no-such-regime", ...release };
  if (!regime.limits.has(release.limit)) return { none: "no-such-limit", ...release };
  const from = years.find(
    (y) => limitOn(regime, release.limit, party as Party, `${y}-07-01` as Day, { asIf: "in-force" }).none === "over",
  );
  return from === undefined ? { none: "not-released", ...release } : { from, ...release };
}
