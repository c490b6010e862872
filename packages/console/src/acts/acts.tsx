/** The acts on a received item, asked for from any room: acknowledge, route, confirm read. */
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import type { Entry } from "../api/centre.ts";

const Acknowledge = lazy(() => import("./dialogs.tsx").then((m) => ({ default: m.Acknowledge })));
const RouteTo = lazy(() => import("./dialogs.tsx").then((m) => ({ default: m.RouteTo })));
const Read = lazy(() => import("./dialogs.tsx").then((m) => ({ default: m.Read })));

type Asked =
  | { readonly act: "acknowledge" | "route"; readonly entry: Entry }
  | { readonly act: "read"; readonly entry: Entry; readonly desk: string };

export interface Acts {
  acknowledge(entry: Entry): void;
  route(entry: Entry): void;
  read(entry: Entry, desk: string): void;
}

const Context = createContext<Acts>({ acknowledge: () => {}, route: () => {}, read: () => {} });
export const useActs = (): Acts => useContext(Context);

export function ActsHere({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const acts = useMemo<Acts>(
    () => ({
      acknowledge: (entry) => setAsked({ act: "acknowledge", entry }),
      route: (entry) => setAsked({ act: "route", entry }),
      read: (entry, desk) => setAsked({ act: "read", entry, desk }),
    }),
    [],
  );
  const close = (): void => setAsked(null);
  return (
    <Context.Provider value={acts}>
      {children}
      <Suspense>
        {asked?.act === "acknowledge" && <Acknowledge entry={asked.entry} onClose={close} />}
        {asked?.act === "route" && <RouteTo entry={asked.entry} onClose={close} />}
        {asked?.act === "read" && <Read entry={asked.entry} desk={asked.desk} onClose={close} />}
      </Suspense>
    </Context.Provider>
  );
}
