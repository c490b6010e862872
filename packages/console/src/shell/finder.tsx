/** Find or act: rooms, acts that are due, items and drafts, by words of any of the four languages. */
import { useState } from "react";
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from "react-aria-components";
import { useActs } from "../acts/acts.tsx";
import { useCalls, useDrafts, useDue, useInbox, useLibrary, useLines, useSent } from "../api/asks.ts";
import type { Text4 } from "../api/centre.ts";
import { isOfItem } from "../desk/rule-words.ts";
import { waitingCalls } from "../lines/lead.ts";
import { lineName, namesOf } from "../lines/names.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { openKeyTable } from "./key-table.tsx";
import { matches } from "./match.ts";
import { answers, useOurCentre } from "./mode.ts";
import { draftPath, go, linePath, messagePath, regimePath, roomPath, studyRooms, watchRooms } from "./route.ts";

interface Found {
  readonly id: string;
  readonly name: string;
  readonly small: string;
  readonly words: string;
  run(): void;
}

const all = (text: Text4): string => `${text.en} ${text.fr} ${text.ru} ${text.zh}`;
const shownMax = 12;

function useFindable(): Found[] {
  const w = useWords();
  const { t, pick } = w;
  const acts = useActs();
  const { party, officer } = useOurCentre();
  const due = useDue().data ?? [];
  const items = [...(useInbox().data ?? []), ...(useSent().data ?? [])];
  const drafts = (useDrafts().data ?? []).filter((d) => d.state === "draft" || d.state === "awaiting-release");

  const rooms = [...watchRooms, ...studyRooms].map((room) => ({
    id: `room-${room}`,
    name: t(`nav.${room}`),
    small: t("find.room"),
    words: t(`find.also.${room}`),
    run: () => go(roomPath(room)),
  }));
  const ours = due
    .filter(isOfItem)
    .filter((d) => d.owedBy === party && answers(officer) && (d.duty === "acknowledge" || d.duty === "route"))
    .map((d) => ({
      id: `act-${d.duty}-${d.id}`,
      name: `${t(d.duty === "acknowledge" ? "act.acknowledge" : "act.route")} ${d.reference}`,
      small: pick(d.summary),
      words: `${all(d.typeTitle)} ${all(d.summary)} ${all(d.dutyText)}`,
      run: () => (d.duty === "acknowledge" ? acts.acknowledge(d) : acts.route(d)),
    }));
  const messages = items.map((e) => ({
    id: `item-${e.id}`,
    name: e.reference,
    small: `${partyName(e.from, t)} · ${pick(e.typeTitle)} · ${pick(e.summary)}`,
    words: `${e.from} ${all(e.typeTitle)} ${all(e.summary)} ${all(e.regimeTitle)}`,
    run: () => go(messagePath(e.id)),
  }));
  const unsent = drafts.map((d) => ({
    id: `draft-${d.id}`,
    name: d.reference,
    small: t(d.state === "draft" ? "find.draft" : "find.awaiting"),
    words: `${d.type} ${d.composedBy}`,
    run: () => go(draftPath(d.id)),
  }));
  const regimes = (useLibrary().data ?? []).map((r) => ({
    id: `regime-${r.id}`,
    name: pick(r.title),
    small: t("nav.regimes"),
    words: `${r.id} ${all(r.title)}`,
    run: () => go(regimePath(r.id)),
  }));
  const calls = waitingCalls(useCalls().data ?? []).map((c) => ({
    id: `call-${c.id}`,
    name: t("lines.callWords", { who: partyName(c.from, t), urgency: t(`lines.urgency.${c.urgency}`) }),
    small: pick(c.title),
    words: `${c.from} ${all(c.title)}`,
    run: () => go(linePath(c.line, c.id)),
  }));
  const lines = (useLines().data ?? []).map((l) => ({
    id: `line-${l.id}`,
    name: `${t("nav.lines")} · ${lineName(l, party, w)}`,
    small: pick(l.title),
    words: `${l.members.join(" ")} ${namesOf(l.members, w)} ${all(l.title)}`,
    run: () => go(linePath(l.id)),
  }));
  const keys = { id: "keys", name: t("settings.keys"), small: "?", words: t("find.also.keys"), run: openKeyTable };
  return [...calls, ...ours, ...rooms, ...unsent, ...lines, ...regimes, ...messages, keys];
}

export default function Finder({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const found = useFindable()
    .filter((f) => matches(typed, `${f.name} ${f.small} ${f.words}`))
    .slice(0, shownMax);
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal wide">
        <Dialog aria-label={t("bar.find")} style={{ padding: 0, gap: 0 }}>
          {/* Escape closes at once; the search field alone would first clear itself. */}
          <div role="presentation" className="palette" onKeyDownCapture={(e) => e.key === "Escape" && onClose()}>
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <SearchField autoFocus aria-label={t("bar.find")}>
                <Input className="inp" placeholder={t("find.placeholder")} />
              </SearchField>
              <Menu
                className="menu"
                aria-label={t("find.results")}
                items={found}
                onAction={(key) => {
                  onClose();
                  found.find((f) => f.id === key)?.run();
                }}
                renderEmptyState={() => <p className="empty">{t("find.nothing", { typed })}</p>}
              >
                {(f) => (
                  <MenuItem id={f.id} textValue={f.name}>
                    <span />
                    <b>{f.name}</b>
                    <small>{f.small}</small>
                  </MenuItem>
                )}
              </Menu>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
