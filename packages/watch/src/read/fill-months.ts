/** Months and years that a list of days leaves to its neighbours. */
import type { Atom } from "./atoms.ts";

/** A day without a month has that of the next day that has one: 09 THRU 14 JAN. The last ones look back. */
export function fillMonths(atoms: readonly Atom[]): void {
  const dates = atoms.flatMap((x) => (x.a === "date" || x.a === "dtg" ? [x.date] : []));
  for (let i = dates.length - 2; i >= 0; i--) {
    const [here, next] = [dates[i], dates[i + 1]];
    if (here === undefined || next === undefined) continue;
    if (here.month === null && next.month !== null) [here.month, here.filled] = [next.month, true];
    if (here.year === null && next.year !== null && here.month !== null && next.month !== null)
      here.year = here.month > next.month ? next.year - 1 : next.year;
  }
  for (let i = 1; i < dates.length; i++) {
    const [here, before] = [dates[i], dates[i - 1]];
    if (here?.month === null && before !== undefined && before.month !== null)
      [here.month, here.year] = [
        here.day < before.day ? (before.month % 12) + 1 : before.month,
        here.year ?? before.year,
      ];
  }
}
