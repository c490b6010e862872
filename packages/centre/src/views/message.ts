import { renderItem } from "@comity/regime";
import type { Party } from "@comity/wire";
import type { MessageDetail } from "../api/schemas.ts";
import type { Env } from "../core/env.ts";
import {
  acknowledgementDeadline,
  followUpDeadline,
  laterOf,
  notificationOf,
  ruleOf,
  subjectOf,
} from "../core/rules.ts";
import { type ItemState, missingOf, type State } from "../core/state.ts";
import { entryOf, lastReceipt } from "./entry.ts";
import { mapOf } from "./map.ts";
import { inEach } from "./words.ts";

/** What only the shell can give: the exact lines, and the place in the record. */
export interface Lines {
  envelope: string;
  receipts: MessageDetail["receipts"];
  recordIndex: number | null;
}

export function messageOf(env: Env, s: State, i: ItemState, lines: Lines): MessageDetail {
  const { item } = i;
  const regime = env.regimes.get(item.regime.id);
  const rule = ruleOf(env, s, item);
  const of = subjectOf(s, item);
  const entry = entryOf(env, s, i);
  const specs = item.kind === "follow-up" ? rule?.followUps.get(item.type)?.fields : rule?.fields;
  const context = { from: i.from, ...(of === undefined ? {} : { about: of.item.reference, of: of.item }) };
  const stream = s.streams.get(i.stream);
  const receivedAt = i.from === env.me ? lastReceipt(s, i) : i.at;
  const deadline = receivedAt === null ? undefined : acknowledgementDeadline(env, s, item, receivedAt);
  const followUp = item.kind === "notification" ? followUpDeadline(env, s, i) : undefined;
  return {
    ...entry,
    text: inEach((l) => (regime === undefined ? item.reference : renderItem(regime, item, context, l))),
    authentic: item.language,
    receipts: lines.receipts,
    envelope: lines.envelope,
    envelopeId: i.envelope,
    stream: i.stream,
    sequence: i.sequence,
    previous: i.previous,
    missing: stream === undefined ? [] : [...missingOf(stream)],
    keys: i.byHand ? [] : (env.directory.keys.get(i.from) ?? []).map((k) => ({ id: k.id, algorithm: k.algorithm })),
    recordIndex: lines.recordIndex,
    regimeDigest: item.regime.digest,
    regimeDigestHere: regime?.digest ?? null,
    officers: item.officers,
    reason: item.kind === "correction" ? item.reason : null,
    thread: threadOf(s, i),
    acknowledge: deadline === undefined ? null : { dueAt: deadline.dueAt, clause: deadline.clause },
    followUp:
      followUp === undefined
        ? null
        : {
            dueAt: followUp.verified === "unverified" ? null : followUp.dueAt,
            clause: followUp.clause,
            oneOf: [...followUp.oneOf],
          },
    rule: {
      clause: rule?.clause ?? "",
      leadTime: rule?.given?.atLeast === undefined ? null : rule.given.atLeast.text,
      line: rule?.position.line ?? 1,
    },
    map: specs === undefined ? { places: [], tracks: [] } : mapOf(specs, item.fields),
  };
}

/** Everything said about one event, oldest first: the notification, its follow-ups and corrections, and who has read them. */
function threadOf(s: State, i: ItemState): MessageDetail["thread"] {
  const root = notificationOf(s, i.item) ?? i;
  const items: ItemState[] = [root];
  for (let n = 0; n < items.length && items.length < 1000; n++) {
    const at = items[n];
    if (at !== undefined) items.push(...laterOf(s, at));
  }
  if (!items.some((x) => x.item.id === i.item.id)) items.push(i);
  const said = items.map((x) => ({
    kind: x.item.kind,
    id: x.item.id as string,
    reference: x.item.reference,
    type: x.item.kind === "correction" ? null : x.item.type,
    from: x.from as string,
    at: x.sentAt,
    officer: x.item.officers.released,
  }));
  const acknowledged = items.flatMap((x) =>
    [...(s.acknowledgements.get(x.item.id) ?? new Map<Party, never>())].map(
      ([from, a]: [Party, { at: MessageDetail["thread"][number]["at"]; by: string }]) => ({
        kind: "acknowledgement" as const,
        id: x.item.id as string,
        reference: x.item.reference,
        type: null,
        from: from as string,
        at: a.at,
        officer: a.by,
      }),
    ),
  );
  return [...said, ...acknowledged].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
