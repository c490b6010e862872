import { lazy, Suspense } from "react";
import { usePasskeysOpen } from "./open.ts";

const Passkeys = lazy(() => import("./passkeys.tsx"));

/** Loaded when somebody looks at them. */
export function PasskeysHere() {
  return <Suspense>{usePasskeysOpen() && <Passkeys />}</Suspense>;
}
