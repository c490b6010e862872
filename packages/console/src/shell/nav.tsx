/** Rooms by their names; a count only where something waits, amber only where an officer can act. */
import { Button, Link, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useDrafts, useDue, useInbox } from "../api/asks.ts";
import { useWords } from "../words/index.ts";
import { useOurCentre } from "./mode.ts";
import { type RoomName, roomPath, studyRooms, tabRooms, useRoute, watchRooms } from "./route.ts";

interface Count {
  readonly words: string;
  readonly due?: boolean;
}

function useCounts(): Partial<Record<RoomName, Count>> {
  const { t } = useWords();
  const { party } = useOurCentre();
  const owed = (useDue().data ?? []).filter((d) => d.owedBy === party).length;
  const drafts = (useDrafts().data ?? []).filter((d) => d.state === "draft" || d.state === "awaiting-release").length;
  const open = (useInbox().data ?? []).filter((e) => e.open).length;
  return {
    ...(owed > 0 ? { desk: { words: String(owed), due: true } } : {}),
    ...(drafts > 0 ? { compose: { words: t("nav.drafts", { count: drafts }) } } : {}),
    ...(open > 0 ? { messages: { words: t("nav.open", { count: open }) } } : {}),
  };
}

function Items({ rooms }: { readonly rooms: readonly RoomName[] }) {
  const { t } = useWords();
  const { room } = useRoute();
  const counts = useCounts();
  return rooms.map((r) => {
    const count = counts[r];
    return (
      <Link key={r} href={roomPath(r)} {...(r === room ? { "aria-current": "page" as const } : {})}>
        {t(`nav.${r}`)} {count !== undefined && <i className={count.due ? "due" : ""}>{count.words}</i>}
      </Link>
    );
  });
}

export function Side() {
  const { t } = useWords();
  return (
    <nav className="side" aria-label={t("nav.label")}>
      <h2>{t("nav.watch")}</h2>
      <Items rooms={watchRooms} />
      <h2>{t("nav.study")}</h2>
      <Items rooms={studyRooms} />
    </nav>
  );
}

/** On a phone: what the watch needs at once, and one more that holds the other rooms. */
export function Tabs() {
  const { t } = useWords();
  const { room } = useRoute();
  const more = [...watchRooms, ...studyRooms].filter((r) => !tabRooms.some((tab) => tab === r));
  const inMore = more.some((r) => r === room);
  return (
    <nav className="tabs" aria-label={t("nav.tabsLabel")}>
      <Items rooms={tabRooms} />
      <MenuTrigger>
        <Button className="tab" {...(inMore ? { "data-current": true } : {})}>
          {inMore ? t(`nav.${room}`) : t("nav.more")}
        </Button>
        <Popover className="pop" placement="top end">
          <Menu className="menu" aria-label={t("nav.more")}>
            {more.map((r) => (
              <MenuItem key={r} id={r} href={roomPath(r)} textValue={t(`nav.${r}`)}>
                <span />
                <span>{t(`nav.${r}`)}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </nav>
  );
}
