/** The room of limits by its addresses: of which regime, on which day, as known when. */
import { LimitsRoom } from "./room.tsx";

export default function Limits() {
  return <LimitsRoom />;
}
