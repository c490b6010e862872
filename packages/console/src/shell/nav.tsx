/** Rooms by their names; a count only where something waits, amber only where an officer can act. */
import { Link } from "react-aria-components";
import { useDrafts, useDue, useInbox } from "../api/asks.ts";
import { useWords } from "../words/index.ts";
import { useOurCentre } from "./mode.ts";
import { useRoute } from "./route.ts";

interface Room {
  readonly room: "desk" | "compose" | "messages" | "globe" | "regimes";
  readonly href: string;
  readonly count: string;
  readonly due: boolean;
}

function useRooms(): Room[] {
  const { t } = useWords();
  const { party } = useOurCentre();
  const owed = (useDue().data ?? []).filter((d) => d.owedBy === party).length;
  const drafts = (useDrafts().data ?? []).filter((d) => d.state === "draft" || d.state === "awaiting-release").length;
  const open = (useInbox().data ?? []).filter((e) => e.open).length;
  return [
    { room: "desk", href: "/", count: owed > 0 ? String(owed) : "", due: true },
    { room: "compose", href: "/compose", count: drafts > 0 ? t("nav.drafts", { count: drafts }) : "", due: false },
    { room: "messages", href: "/messages", count: open > 0 ? t("nav.open", { count: open }) : "", due: false },
    { room: "globe", href: "/globe", count: "", due: false },
    { room: "regimes", href: "/regimes", count: "", due: false },
  ];
}

function Items({ rooms }: { readonly rooms: readonly Room[] }) {
  const { t } = useWords();
  const { room } = useRoute();
  return rooms.map((r) => (
    <Link key={r.room} href={r.href} {...(r.room === room ? { "aria-current": "page" as const } : {})}>
      {t(`nav.${r.room}`)} {r.count !== "" && <i className={r.due ? "due" : ""}>{r.count}</i>}
    </Link>
  ));
}

export function Side() {
  const { t } = useWords();
  return (
    <nav className="side" aria-label={t("nav.label")}>
      <Items rooms={useRooms()} />
    </nav>
  );
}

export function Tabs() {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t("nav.tabsLabel")}>
      <Items rooms={useRooms()} />
    </nav>
  );
}
