/** Where five centres run on one machine: sit down at another one. Each seat is its own address and its own session. */
import { useState } from "react";
import { Button, Group, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { centre } from "../api/centre.ts";
import { Problem } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { roleName } from "../words/roles.ts";
import { useOurCentre } from "./mode.ts";

const returnKey = "comity.after-seat";

/** Opens another seat; `back` is the page to come back to, which only makes sense at the same centre. */
export async function sitDown(party: string, officer: string, back?: string): Promise<void> {
  const { url } = await centre.seat(party, officer);
  if (back === undefined) sessionStorage.removeItem(returnKey);
  else sessionStorage.setItem(returnKey, back);
  window.location.assign(url);
}

/** The page that an officer of this centre left to change seats, once. */
export function pageAfterSeat(): string | null {
  const back = sessionStorage.getItem(returnKey);
  sessionStorage.removeItem(returnKey);
  return back;
}

export function Seats() {
  const { t } = useWords();
  const { seats, party, officer } = useOurCentre();
  const [error, setError] = useState<unknown>(null);
  if (seats.length === 0) return null;
  return (
    <aside className="seats" aria-label={t("seats.label")}>
      <span>{t("seats.line", { count: seats.length })}</span>
      <Group className="seg" aria-label={t("seats.label")}>
        {seats.map((seat) => (
          <MenuTrigger key={seat.party}>
            <Button {...(seat.party === party ? { "aria-current": "true" as const } : {})}>
              {seat.party}
              <span className="vh">
                {" "}
                {t(seat.party === party ? "seats.hereName" : "seats.name", { party: partyName(seat.party, t) })}
              </span>
            </Button>
            <Popover className="pop">
              <Menu
                className="menu"
                aria-label={t("seats.officers", { party: partyName(seat.party, t) })}
                onAction={(name) => void sitDown(seat.party, String(name)).catch(setError)}
              >
                {seat.officers.map((o) => {
                  const here = seat.party === party && o.name === officer.name;
                  return (
                    <MenuItem key={o.name} id={o.name} textValue={o.name}>
                      <span>{here && <Mark name="done" word={t("seats.here")} />}</span>
                      <span>{o.name}</span>
                      <small>{roleName(o.role, t)}</small>
                    </MenuItem>
                  );
                })}
              </Menu>
            </Popover>
          </MenuTrigger>
        ))}
      </Group>
      <span className="quiet">{t("seats.now", { officer: officer.name, role: roleName(officer.role, t) })}</span>
      <Problem error={error} />
    </aside>
  );
}
