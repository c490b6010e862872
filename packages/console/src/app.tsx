/** The frame around every room, and the rooms by their addresses. Rooms that are not open are not loaded. */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { ActsHere } from "./acts/acts.tsx";
import { useCentre } from "./api/asks.ts";
import { Refused } from "./api/centre.ts";
import { useDeadlines } from "./api/deadlines.ts";
import { setNow } from "./api/now.ts";
import { Desk } from "./desk/desk.tsx";
import { Waiting } from "./parts/bits.tsx";
import { AlarmStrip } from "./shell/alarms.tsx";
import { Announcer } from "./shell/announce.tsx";
import { Bar } from "./shell/bar.tsx";
import { Unbroken } from "./shell/broken.tsx";
import { KeyTable, openKeyTable } from "./shell/key-table.tsx";
import { moveRow, useKeys } from "./shell/keys.ts";
import { CentreContext, useModeOf, useOurCentre } from "./shell/mode.ts";
import { Side, Tabs } from "./shell/nav.tsx";
import { currentPrefs, setPrefs } from "./shell/prefs.ts";
import { go, useRoute, wasReplaced } from "./shell/route.ts";
import { Seats } from "./shell/seats.tsx";
import { SignedOut } from "./shell/signed-out.tsx";
import { PasskeysHere } from "./sign-in/here.tsx";
import { useWords } from "./words/index.ts";

const Compose = lazy(() => import("./compose/compose.tsx"));
const Messages = lazy(() => import("./message/messages.tsx"));
const Message = lazy(() => import("./message/message.tsx"));
const Regimes = lazy(() => import("./regimes/regimes.tsx"));
const Holdings = lazy(() => import("./holdings/holdings.tsx"));
const Limits = lazy(() => import("./limits/limits.tsx"));
const Outlook = lazy(() => import("./outlook/outlook.tsx"));
const StateOfPlay = lazy(() => import("./brief/brief.tsx"));
const Talks = lazy(() => import("./talks/talks.tsx"));
const HandOver = lazy(() => import("./hand-over/room.tsx"));
const Papers = lazy(() => import("./papers/papers.tsx"));
const Declarations = lazy(() => import("./declarations/declarations.tsx"));
const GlobeRoom = lazy(() => import("./globe/globe-room.tsx"));
const Launches = lazy(() => import("./launches/room.tsx"));
const Lines = lazy(() => import("./lines/room.tsx"));
const Finder = lazy(() => import("./shell/finder.tsx"));

function Room() {
  const { t } = useWords();
  const { room, id } = useRoute();
  if (room === "desk") return <Desk />;
  if (room === "compose") return <Compose />;
  if (room === "messages") return id === null ? <Messages /> : <Message id={id} key={id} />;
  if (room === "launches") return <Launches />;
  if (room === "globe") return <GlobeRoom />;
  if (room === "handover") return <HandOver />;
  if (room === "lines") return <Lines />;
  if (room === "regimes") return <Regimes />;
  if (room === "holdings") return <Holdings />;
  if (room === "limits") return <Limits />;
  if (room === "outlook") return <Outlook />;
  if (room === "talks") return <Talks />;
  if (room === "brief") return <StateOfPlay />;
  if (room === "papers") return <Papers />;
  if (room === "declarations") return <Declarations />;
  return <p className="empty">{t("noRoom")}</p>;
}

function Frame() {
  const { t, pick } = useWords();
  const centre = useOurCentre();
  const { room, id, part } = useRoute();
  const [finding, setFinding] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  useDeadlines();
  useKeys({
    "mod+k": () => setFinding(true),
    "?": openKeyTable,
    "g d": () => go("/"),
    "g c": () => go("/compose"),
    "g m": () => go("/messages"),
    "g w": () => go("/launches"),
    "g h": () => go("/handover"),
    "g g": () => go("/globe"),
    "g l": () => go("/lines"),
    "g r": () => go("/regimes"),
    "g n": () => go("/holdings"),
    "g i": () => go("/limits"),
    "g o": () => go("/outlook"),
    "g t": () => go("/talks"),
    "g b": () => go("/brief"),
    "g p": () => go("/papers"),
    "g e": () => go("/declarations"),
    j: () => moveRow(1),
    k: () => moveRow(-1),
    u: () => setPrefs({ localTime: !currentPrefs().localTime }),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new room or item takes the focus, so that reading starts there
  useEffect(() => {
    if (!first.current && !wasReplaced()) {
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    first.current = false;
  }, [room, id, part]);

  const exercise = centre.purpose === "drill";
  return (
    <>
      <a className="vh skip" href="#main">
        {t("skip")}
      </a>
      {exercise && (
        <div className="exb" role="status">
          <strong>{t("mode.exercise")}</strong>
          <span>{t("mode.exerciseLine")}</span>
          {centre.note !== null && <span>{pick(centre.note)}</span>}
          <span className="xr">{t("mode.exerciseKeys")}</span>
        </div>
      )}
      <Seats />
      <Bar onFind={() => setFinding(true)} />
      <AlarmStrip />
      <Side />
      <main id="main" ref={main} tabIndex={-1}>
        <Unbroken key={room}>
          <Suspense fallback={<Waiting />}>
            <Room />
          </Suspense>
        </Unbroken>
      </main>
      <Tabs />
      <footer className="foot">
        {!exercise && centre.note !== null && <span>{pick(centre.note)}</span>}
        <span>{t("foot.record", { record: centre.record, count: centre.recordSize })}</span>
        {exercise && <span>{t("foot.exercise")}</span>}
      </footer>
      <Suspense>{finding && <Finder onClose={() => setFinding(false)} />}</Suspense>
      <KeyTable />
      <PasskeysHere />
      <Announcer />
    </>
  );
}

export function App() {
  const asked = useCentre();
  const now = asked.data?.now;
  useModeOf(asked.data);
  useEffect(() => {
    if (now !== undefined) setNow(now, asked.dataUpdatedAt);
  }, [now, asked.dataUpdatedAt]);

  if (asked.error instanceof Refused && asked.error.problem.status === 401) return <SignedOut />;
  if (asked.data === undefined) {
    return (
      <main>
        <Waiting error={asked.error} />
      </main>
    );
  }
  return (
    <CentreContext.Provider value={asked.data}>
      <ActsHere>
        <Frame />
      </ActsHere>
    </CentreContext.Provider>
  );
}
