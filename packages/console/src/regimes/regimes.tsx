/** The room of regimes by its addresses: the list, one regime, the editor. What is not open is not loaded. */
import { lazy } from "react";
import { useRoute } from "../shell/route.ts";
import { newDraft } from "./drafts.ts";
import RegimeList from "./list.tsx";

const RegimeRoom = lazy(() => import("./regime-room.tsx"));
const EditRoom = lazy(() => import("./edit-room.tsx"));

export default function Regimes() {
  const { id, part } = useRoute();
  if (id === null) return <RegimeList />;
  if (id === newDraft) return <EditRoom id={null} key="new" />;
  return part === "edit" ? <EditRoom id={id} key={id} /> : <RegimeRoom id={id} key={id} />;
}
