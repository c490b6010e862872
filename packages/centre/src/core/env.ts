import type { Regime, Text } from "@comity/regime";
import type { Gazetteer } from "@comity/watch";
import type { Directory, Party, Primitives } from "@comity/wire";

import type { FileLimits } from "./file/limits.ts";

/** A desk inside one's own government. Its standing orders are ours, not an agreement's. */
export interface Desk {
  readonly id: string;
  readonly title: Text;
  /** An item stays open until this desk has read it: the warning desk. */
  readonly mustRead: boolean;
  readonly readWithinMinutes: number | null;
}

/** What an officer may do: `roles.ts`. */
export const roles = ["watch-officer", "releasing-officer", "desk", "linguist", "supervisor", "auditor"] as const;
export type OfficerRole = (typeof roles)[number];
/** A feed is a machine: it brings warnings and events. */
export type Role = OfficerRole | "feed";
export interface Officer {
  readonly name: string;
  readonly role: Role;
  /** For the role `desk`: which. */
  readonly desk: string | null;
}

/** What a centre knows from its files, fixed while it runs. */
export interface Env {
  readonly me: Party;
  readonly directory: Directory;
  readonly regimes: ReadonlyMap<string, Regime>;
  readonly primitives: Primitives;
  readonly desks: readonly Desk[];
  /** Our own standing order: an item is routed to its must-read desks within this time of its arrival. */
  readonly routeWithinMinutes: number;
  /** Who may act here; absent where nobody asked, such as in a simulator. */
  readonly officers?: readonly Officer[];
  /** What files may travel; absent: as `fileLimits`. */
  readonly files?: FileLimits;
  /** In an exercise alone: a script answers the tests of lines at a seat where nobody sits, and says that it is one. */
  readonly standIn?: boolean;
  /** Where places are that notifications only name; absent: no name is known. */
  readonly places?: Gazetteer;
}
