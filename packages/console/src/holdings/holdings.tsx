/** The room of holdings by its addresses: the record, and one row of it. */
import { lazy } from "react";
import { useRoute } from "../shell/route.ts";
import HoldingsRoom from "./room.tsx";

const RowPage = lazy(() => import("./row-page.tsx"));

export default function Holdings() {
  const { id, part } = useRoute();
  return part === "row" && id !== null ? <RowPage id={id} key={id} /> : <HoldingsRoom />;
}
