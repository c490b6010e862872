/** Channels that agreements make: their lines, and the talks and consultations that they provide for. */
import type { Day } from "@comity/almanac";
import { type LifeEvent, type Regime, type Rule, rulesOf, standingOf } from "@comity/regime";
import { authorOf, regimeKnownOn, sourceOf } from "./from-regimes.ts";
import { subjectsIn } from "./subjects.ts";
import { channelName } from "./touch.ts";
import type { Channel, TalkSource } from "./types.ts";

export interface AgreedChannel {
  readonly channel: Channel;
  /** The name that a channel of the record of talks on the same subject has. */
  readonly subject: string | undefined;
  /** A line is a thing of its own; talks are those that the record tells of. */
  readonly isLine: boolean;
}

/** As each agreement stood on a day, by what was published of it by then. A line or talks whose agreement has ended are left out. */
export function channelsOfRegimes(regimes: readonly Regime[], on: Day): readonly AgreedChannel[] {
  return regimes.flatMap((whole) => {
    const regime = regimeKnownOn(whole, on);
    const rules = rulesOf(regime).filter((r) => r.family === "lines" || isTalks(r));
    // Between many states there is a line for each pair, and no one channel of all.
    if (regime.parties.length > 5) return [];
    const own = rules.filter((r) => !(r.alsoUnder ?? []).some((a) => regimes.some((o) => o.id === a.regime)));
    return own.flatMap((rule) => channelOf(regime, rule, on) ?? []);
  });
}

const isTalks = (rule: Rule): boolean =>
  rule.family === "undertakings" &&
  /\b(talks|consultations?|dialogues?|contacts)\b/i.test(rule.title.en) &&
  subjectsIn(rule.title.en).length > 0;

function channelOf(regime: Regime, rule: Rule, on: Day): AgreedChannel | undefined {
  const [first] = regime.parties;
  if (first === undefined) return undefined;
  const stands = regime.parties.map((p) => standingOf(regime, rule.name, p, on as LifeEvent["on"]));
  const states = new Set(stands.map((s) => stateOf[s.status]));
  const state = states.size > 1 ? "unknown" : [...states][0];
  if (state === undefined) return undefined;
  const view = stands.flatMap((s) => s.views)[0];
  const act = view?.act ?? (state === "never" ? proposal(regime, rule) : undefined);
  if (state === "never" && act === undefined) return undefined;
  const since = view?.since ?? act?.on;
  const channel: Channel = {
    name: rule.title.en,
    title: rule.title,
    parties: regime.parties,
    state,
    by: state === "open" || act === undefined ? null : (authorOf(act, regime) ?? null),
    since: since === undefined ? null : { from: since, to: since, text: since },
    source: act === undefined ? sourceOfRule(rule, regime) : sourceOf(act, regime),
    rows: [{ file: `regimes/${regime.id}.yaml`, line: act?.position.line ?? rule.position.line, id: regime.id }],
    note: state === "never" ? "proposed; not set up" : "",
  };
  const subject = subjectsIn(rule.title.en)[0] ?? (rule.family === "lines" ? "crisis line" : undefined);
  return {
    channel,
    subject: subject === undefined ? undefined : channelName(subject),
    isLine: rule.family === "lines",
  };
}

const stateOf: Readonly<Record<string, Channel["state"] | undefined>> = {
  "in-force": "open",
  provisional: "open",
  voluntary: "open",
  suspended: "frozen",
  frozen: "frozen",
  proposed: "never",
  "not-yet": "never",
  disputed: "unknown",
};

const proposal = (regime: Regime, rule: Rule): LifeEvent | undefined =>
  regime.life.find(
    (e) =>
      (e.event === "proposed" || e.event === "offered") && (e.duties === undefined || e.duties.includes(rule.name)),
  );

const sourceOfRule = (rule: Rule, regime: Regime): TalkSource => ({
  url: rule.source?.url ?? "",
  title: rule.source?.title ?? regime.title.en,
  read: rule.source?.read === "in-source" ? "source" : "second-hand",
});
