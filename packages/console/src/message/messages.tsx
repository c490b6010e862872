/** All messages, newest first: received, sent, or what still waits for something. */
import { useRef } from "react";
import {
  Cell,
  Column,
  Input,
  Label,
  Row,
  SearchField,
  Table,
  TableBody,
  TableHeader,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { useInbox, useRefusals, useSent } from "../api/asks.ts";
import type { Entry } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Chip, Chips, Ex, Panel, Waiting } from "../parts/bits.tsx";
import { Filing } from "../parts/filing.tsx";
import { Mark } from "../parts/mark.tsx";
import { Steps } from "../parts/steps.tsx";
import { useKeys } from "../shell/keys.ts";
import { matches } from "../shell/match.ts";
import { useTitle } from "../shell/mode.ts";
import { go, messagePath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { hoursSpan, moment } from "../words/time.ts";
import { ByHand } from "./by-hand.tsx";

const boxes = ["received", "sent", "open"] as const;
/** As many as a person reads down; older ones are found by their words. */
const shownMax = 200;
type Box = (typeof boxes)[number];

export default function Messages() {
  const { t, pick } = useWords();
  const { search } = useRoute();
  const now = useNow(60_000);
  const [inbox, sent] = [useInbox(), useSent()];
  const filter = useRef<HTMLInputElement>(null);
  useTitle(t("nav.messages"));
  useKeys({ "/": () => filter.current?.focus() });

  const box: Box = boxes.find((b) => b === search.get("box")) ?? "received";
  const words = search.get("words") ?? "";
  if (inbox.data === undefined || sent.data === undefined) return <Waiting error={inbox.error ?? sent.error} />;
  const received = inbox.data;
  const open = [...received, ...sent.data].filter((e) => e.open);
  const list = box === "received" ? received : box === "sent" ? sent.data : open;
  const found = list.filter((e) =>
    matches(
      words,
      `${e.reference} ${e.from} ${partyName(e.from, t)} ${pick(e.typeTitle)} ${pick(e.summary)} ${pick(e.regimeTitle)} ${e.aboutReference ?? ""}`,
    ),
  );

  const shown = found.slice(0, shownMax);

  return (
    <>
      <section className="lead">
        <h1>{t("nav.messages")}</h1>
        <p>{t("messages.lead", { received: received.length, sent: sent.data.length, count: open.length })}</p>
      </section>
      <Panel
        title={t(`messages.${box}`)}
        aside={
          <>
            <SearchField className="row" value={words} onChange={(v) => setSearch("words", v === "" ? null : v)}>
              <Label className="vh">{t("messages.filter")}</Label>
              <Input ref={filter} className="inp" style={{ width: 220 }} placeholder={t("messages.filter")} />
            </SearchField>
            <ToggleButtonGroup
              className="seg"
              aria-label={t("desk.show")}
              disallowEmptySelection
              selectedKeys={[box]}
              onSelectionChange={(s) => setSearch("box", boxes.find((b) => s.has(b)) ?? null)}
            >
              {boxes.map((b) => (
                <ToggleButton key={b} id={b}>
                  {t(`messages.${b}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </>
        }
      >
        <Table className="stack" aria-label={t(`messages.${box}`)} onRowAction={(id) => go(messagePath(String(id)))}>
          <TableHeader>
            <Column className="k">
              <span className="vh">{t("col.state")}</span>
            </Column>
            <Column>{t(box === "sent" ? "col.sent" : "col.received")}</Column>
            <Column isRowHeader>{t("col.what")}</Column>
            <Column>{t(box === "sent" ? "col.to" : "col.from")}</Column>
            <Column>{t("col.rule")}</Column>
            <Column>{t("col.filing")}</Column>
            <Column>{t("col.steps")}</Column>
          </TableHeader>
          <TableBody
            items={shown}
            dependencies={[now, t, box]}
            renderEmptyState={() => (
              <p className="empty">{t(words === "" ? `messages.none.${box}` : "messages.noMatch", { words })}</p>
            )}
          >
            {(e) => <MessageRow entry={e} box={box} now={now} />}
          </TableBody>
        </Table>
        {found.length > shown.length && (
          <p className="more second">{t("messages.newest", { shown: shown.length, count: found.length })}</p>
        )}
      </Panel>
      <ByHand />
      <Refusals />
    </>
  );
}

function MessageRow({ entry: e, box, now }: { readonly entry: Entry; readonly box: Box; readonly now: number }) {
  const { t, pick, language } = useWords();
  const at = box === "sent" ? e.sentAt : (e.receivedAt ?? e.sentAt);
  return (
    <Row id={e.id} data-item={e.id} textValue={e.reference}>
      <Cell className="k">
        <Mark name={e.open ? "later" : "done"} word={t(e.open ? "messages.open" : "messages.closed")} />
      </Cell>
      <Cell className="due">{at === null ? t("steps.notDelivered") : moment(at, now, language)}</Cell>
      <Cell>
        <Ex /> <b className="nw">{e.reference}</b> {pick(e.typeTitle)}
        <small>
          {e.aboutReference !== null && `${t("messages.about", { ref: e.aboutReference })} `}
          {pick(e.summary)}
        </small>
        {e.byHand !== null && <span className="tag">{pick(e.byHand.mark)}</span>}{" "}
        {e.correctedBy !== null && <span className="tag">{t("messages.corrected")}</span>}{" "}
        {e.outcome !== null && <span className="tag">{t(`outcome.${e.outcome}`, { defaultValue: e.outcome })}</span>}
      </Cell>
      <Cell>{box === "sent" ? <Chips parties={e.to} /> : <Chip party={e.from} />}</Cell>
      <Cell>
        {pick(e.regimeTitle)}, {e.clause}
      </Cell>
      <Cell>
        <Filing entry={e} />
        {e.leadTimeHours !== null && <small>{t("filing.lead", { span: hoursSpan(e.leadTimeHours, t) })}</small>}
      </Cell>
      <Cell className="steps-cell">
        <Steps entry={e} />
      </Cell>
    </Row>
  );
}

/** Envelopes that this centre refused, in its own words; the stranger was told less. */
function Refusals() {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const refused = useRefusals().data ?? [];
  if (refused.length === 0) return null;
  return (
    <Panel
      title={t("refusals.title")}
      aside={<span className="quiet">{t("refusals.count", { count: refused.length })}</span>}
    >
      <ul className="list">
        {refused.slice(0, 20).map((r) => (
          <li key={r.at + r.peer + r.line}>
            <Mark name="look" />
            <span lang="en">
              {r.line}
              <small>{r.detail}</small>
            </span>
            <span className="quiet">
              {r.peer} {moment(r.at, now, language, true)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
