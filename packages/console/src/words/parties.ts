/** Names of states as a sentence needs them. A state that the catalogue does not know goes by its code. */
import type { Say } from "./index.ts";

export function partyName(party: string, t: Say): string {
  return t(`party.${party}.name`, { defaultValue: party });
}

/** "to China", "to 4 parties". */
export function toWords(parties: readonly string[], t: Say): string {
  const [only] = parties;
  if (only !== undefined && parties.length === 1) {
    return t(`party.${only}.to`, { defaultValue: t("party.otherTo", { party: only }) });
  }
  return t("party.toMany", { count: parties.length });
}

/** "from China". */
export function fromWords(party: string, t: Say): string {
  return t(`party.${party}.from`, { defaultValue: t("party.otherFrom", { party }) });
}
