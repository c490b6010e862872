/**
 * What a state would have said of a real launch. Facts come from the public record; where it is silent, nothing is filled in: a launch
 * that the regime's fields cannot hold is left out, with the reason.
 */
import { createHash } from "node:crypto";
import type { FieldSpec, NotificationRule } from "@comity/regime";
import { type Instant, instantOf, msOf, parseInstant, plusMs } from "@comity/wire";
import { type Launch, launchName } from "./launches.ts";

export interface Planned {
  readonly launch: Launch;
  readonly window: { readonly opens: Instant; readonly closes: Instant };
  readonly fields: Readonly<Record<string, unknown>>;
  readonly launched: {
    readonly type: string;
    readonly at: Instant;
    readonly fields: Readonly<Record<string, unknown>>;
  };
}
export type Plan = { readonly ok: true; readonly planned: Planned } | { readonly ok: false; readonly because: string };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const left = (because: string): Plan => ({ ok: false, because });

export function planOf(launch: Launch, rule: NotificationRule): Plan {
  if (/combat use/i.test(launch.detail)) return left("combat use, not a test");
  const kind = kindOf(launch, rule);
  if (kind === undefined) return left(`the regime has no word for "${launch.class}"`);
  const when = windowOf(launch);
  if (when === undefined) return left(`no window can be made of "${launch.precision}"`);
  const launchArea = placeFor(rule.fields.get("launch-area"), launchPlaces(launch));
  if (launchArea === undefined) return left("the record gives no launch area that the regime can hold");
  const impactSpec = rule.fields.get("impact-area");
  const impactArea = placeFor(impactSpec, impactPlaces(launch));
  if (impactArea === undefined && impactSpec?.optional === false) {
    return left(
      launch.impact_area === ""
        ? "the record gives no impact area"
        : `the regime cannot hold "${launch.impact_area}" as an impact area`,
    );
  }
  const followUp = [...rule.followUps.values()].find((f) => f.name === "launched" && f.closes);
  if (followUp === undefined) return left("the regime has no follow-up for a launch that took place");
  const fields = {
    missile: { kind },
    window: when.window,
    "launch-area": launchArea,
    ...(impactArea === undefined ? {} : { "impact-area": impactSpec?.many ? [impactArea] : impactArea }),
    ...(rule.fields.has("remark") ? { remark: remark(launch) } : {}),
  };
  const launchedAt = followUp.fields.get("launched-at");
  const isKnown = when.at !== undefined;
  const at = when.at ?? when.window.opens;
  const note = [
    outcome(launch),
    isKnown || launchedAt?.optional ? "" : `The record gives no hour; ${at.slice(11, 16)} stands for the day.`,
  ];
  return {
    ok: true,
    planned: {
      launch,
      window: when.window,
      fields,
      launched: {
        type: followUp.name,
        // Within the hours after the launch, or after the day on which it was.
        at: plusMs(when.at ?? when.window.closes, between(launch, "followed", 40, 300) * 60_000),
        fields: {
          ...(launchedAt === undefined || (launchedAt.optional && !isKnown) ? {} : { "launched-at": at }),
          ...(followUp.fields.has("note") ? { note: note.filter(Boolean).join(" ") } : {}),
        },
      },
    },
  };
}

/** A whole number that is the same for this launch in every run. */
export function between(launch: Launch, what: string, from: number, to: number): number {
  const digest = createHash("sha256")
    .update(`${launchName(launch)}\n${what}`)
    .digest();
  return from + (digest.readUInt32BE(0) % (to - from + 1));
}

function kindOf(launch: Launch, rule: NotificationRule): string | undefined {
  const missile = rule.fields.get("missile");
  const kind = missile?.type === "group" ? missile.fields.get("kind") : undefined;
  return kind?.type === "choice" ? kind.choices.find((c) => c.value === launch.class.toLowerCase())?.value : undefined;
}

function windowOf(l: Launch): { window: Planned["window"]; at?: Instant } | undefined {
  if (l.precision.startsWith("minute")) {
    const at = parseInstant(l.datetime_utc);
    if (!at.ok) return undefined;
    const opensMs = msOf(at.value) - between(l, "opens", 60, 180) * 60_000;
    const opens = instantOf(opensMs - (opensMs % (hourMs / 2)));
    return { window: { opens, closes: plusMs(opens, 6 * hourMs) }, at: at.value };
  }
  if (!l.precision.startsWith("day")) return undefined;
  const opens = parseInstant(`${l.datetime_utc}T00:00Z`);
  if (!opens.ok) return undefined;
  // A local day lies in two days of UTC.
  const days = l.precision.includes("local") ? 2 : 1;
  return { window: { opens: opens.value, closes: plusMs(opens.value, days * dayMs) } };
}

/** For a submarine the record's position is wrong by up to three degrees, says its page: 60 nautical miles each. */
const submergedRadiusNm = 180;

function launchPlaces(l: Launch): readonly (readonly [shape: string, place: unknown])[] {
  const site = ["named-site", { site: l.launch_site }] as const;
  if (l.launch_lat === "" || l.launch_lon === "") return [site];
  const centre = { lat: Number(l.launch_lat), lon: Number(l.launch_lon) };
  return l.launch_site.includes("submerged")
    ? [["circle", { circle: { centre, radiusNm: submergedRadiusNm }, name: l.launch_site }], site]
    : [["point", { point: centre, name: l.launch_site }], site];
}

function impactPlaces(l: Launch): readonly (readonly [shape: string, place: unknown])[] {
  if (l.impact_area === "") return [];
  const intended = /\((.+) intended\)/.exec(l.impact_area)?.[1];
  const name = intended ?? l.impact_area.replace(/\?$/, "");
  const point = readPoint(name);
  const site = ["named-site", { site: name }] as const;
  return point === undefined ? [site] : [["point", { point, name }], site];
}

/** `8.99N 167.72E`, and the other way round. */
function readPoint(text: string): { lat: number; lon: number } | undefined {
  const lat = /(\d+(?:\.\d+)?)([NS])\b/.exec(text);
  const lon = /(\d+(?:\.\d+)?)([EW])\b/.exec(text);
  if (lat === null || lon === null) return undefined;
  return { lat: Number(lat[1]) * (lat[2] === "S" ? -1 : 1), lon: Number(lon[1]) * (lon[2] === "W" ? -1 : 1) };
}

function placeFor(spec: FieldSpec | undefined, places: readonly (readonly [shape: string, place: unknown])[]): unknown {
  if (spec?.type !== "place") return undefined;
  return places.find(([shape]) => spec.shapes.some((s) => s === shape))?.[1];
}

function remark(l: Launch): string {
  const catalogue = /General Catalog of Artificial Space Objects/.exec(l.source_title)?.[0];
  const source = catalogue === undefined ? l.source_title : `${catalogue} ${l.catalogue_id}`;
  const doubts = [
    l.precision.includes("uncertain") && "The catalogue marks its time as uncertain.",
    l.impact_area.endsWith("?") && "The catalogue marks its impact area as uncertain.",
    l.system.endsWith("?") && "The catalogue marks its type as uncertain.",
    l.launch_site.includes("submerged") && "The launch position is the middle of a wide area.",
  ];
  return [
    `Launch: ${source}.`,
    `${[l.system, l.detail].filter(Boolean).join(", ")}.`,
    ...doubts,
    "The notification and its times are made for the replay.",
  ]
    .filter(Boolean)
    .join(" ");
}

function outcome(l: Launch): string {
  return l.outcome.startsWith("failure") ? `Failure${l.note === "" ? "" : `: ${l.note}`}.` : "";
}
