/**
 * What a notification says of when, where from, where to and which way, by the types of its regime's fields and by the regime's own
 * words: the field that its clocks count back from is the window; `from` and `to` of a bearing, and the two places of a track, are launch
 * and impact. Where a regime has no such word, several values of one place field are impact areas, and the places before them launch.
 */
import type { FieldSpec, NotificationRule, Place, Regime } from "@comity/regime";
import { type Fields, type FieldValue, type Instant, instantOf, msOf } from "@comity/wire";
import { type Gazetteer, noPlaces, placeNamed } from "../events/gazetteer.ts";
import type { WarningArea, Window } from "../types.ts";

/** One notification and what its sender said of it afterwards, oldest first. */
export interface Notified {
  readonly regime: Regime;
  readonly id: string;
  /** The sender. */
  readonly by: string;
  readonly type: string;
  /** As normalised by the regime. */
  readonly fields: Fields;
  readonly reference?: string;
  readonly followUps?: readonly { readonly type: string; readonly fields?: Fields }[];
}

export interface Facts {
  readonly windows: readonly Window[];
  readonly launch: readonly WarningArea[];
  readonly impact: readonly WarningArea[];
  /** Places that are only names: those that are in no list cannot be measured against. */
  readonly namedOnly: readonly string[];
  readonly azimuthDeg?: number;
  /** A follow-up said that it will not take place. */
  readonly calledOff: boolean;
  /** A follow-up gave it another window. */
  readonly moved: boolean;
}

/**
 * @param named where places are that it only names
 * @returns undefined where the regime has no such type of notification
 */
export function factsOf(n: Notified, named: Gazetteer = noPlaces): Facts | undefined {
  const rule = n.regime.notifications.get(n.type);
  if (rule === undefined) return undefined;
  let fields = n.fields;
  let [calledOff, moved] = [false, false];
  for (const f of n.followUps ?? []) {
    const said = rule.followUps.get(f.type);
    if (said === undefined) continue;
    const replaced = said.replaces.filter((name) => f.fields?.[name] !== undefined);
    fields = { ...fields, ...Object.fromEntries(replaced.map((name) => [name, f.fields?.[name] as FieldValue])) };
    moved ||= replaced.length > 0;
    // One that closes and has no moment of its own in its form tells of nothing that took place.
    calledOff = said.closes && ![...said.fields.values()].some(hasMoment);
  }
  const { launch, impact } = roles(rule);
  const places = (names: readonly string[]): readonly Place[] => names.flatMap((name) => placesAt(fields, name));
  const [from, to] = [places(launch), places(impact)];
  const azimuth = bearingOf(rule, fields);
  return {
    windows: windowsOf(rule, fields),
    launch: from.flatMap((p) => areaIn(p, named)),
    impact: to.flatMap((p) => areaIn(p, named)),
    namedOnly: [...from, ...to].flatMap(nameOnly),
    ...(azimuth === undefined ? {} : { azimuthDeg: azimuth }),
    calledOff,
    moved,
  };
}

type Spec = { readonly path: string; readonly spec: FieldSpec };
/** Fields with their paths, those inside groups as well. */
export function allOf(fields: ReadonlyMap<string, FieldSpec>, before = ""): readonly Spec[] {
  return [...fields.values()].flatMap((spec) => [
    { path: before + spec.name, spec },
    ...(spec.type === "group" && !spec.many ? allOf(spec.fields, `${before}${spec.name}.`) : []),
  ]);
}
const hasMoment = (spec: FieldSpec): boolean => ["instant", "day", "interval"].includes(spec.type);

export function valueAt(fields: Fields, path: string): FieldValue | undefined {
  return path
    .split(".")
    .reduce<FieldValue | undefined>(
      (v, key) => (typeof v === "object" && v !== null && !Array.isArray(v) ? (v as Fields)[key] : undefined),
      fields as FieldValue,
    );
}

export function windowsOf(rule: NotificationRule, fields: Fields): readonly Window[] {
  const specs = allOf(rule.fields).filter(({ spec }) => hasMoment(spec));
  const counted = rule.clocks.flatMap((c) => ("before" in c && typeof c.before === "string" ? [c.before] : []));
  const asked = specs.filter(({ path }) => counted.some((c) => c === path || c.startsWith(`${path}.`)));
  const byType = specs.filter(({ spec }) => spec.type === "interval");
  const chosen = asked.length > 0 ? asked : byType.length > 0 ? byType : specs.slice(0, 1);
  return chosen.flatMap(({ path, spec }) => [valueAt(fields, path) ?? []].flat().flatMap((v) => windowOf(spec, v)));
}

const dayMs = 86_400_000;
function windowOf(spec: FieldSpec, value: FieldValue): readonly Window[] {
  if (spec.type === "interval" && typeof value === "object" && value !== null && "opens" in value)
    return [{ from: value.opens as Instant, to: value.closes as Instant }];
  if (typeof value !== "string") return [];
  if (spec.type === "day")
    return [{ from: `${value}T00:00:00.000Z` as Instant, to: instantOf(Date.parse(`${value}T00:00Z`) + dayMs) }];
  return spec.type === "instant" ? [{ from: value as Instant, to: instantOf(msOf(value as Instant)) }] : [];
}

/** Which place fields say where from, and which where to. */
export function roles(rule: NotificationRule): {
  readonly launch: readonly string[];
  readonly impact: readonly string[];
} {
  const specs = allOf(rule.fields);
  const places = specs.filter(({ spec }) => spec.type === "place");
  const bearing = specs
    .map(({ spec }) => spec)
    .find((s) => s.type === "bearing" && s.from !== undefined && s.to !== undefined);
  if (bearing?.type === "bearing" && bearing.from !== undefined && bearing.to !== undefined)
    return { launch: [bearing.from], impact: [bearing.to] };
  const track = [...(rule.distances ?? new Map()).values()].flatMap(
    (d: { between?: readonly string[] }) => d.between ?? [],
  );
  if (track.length === 2) return { launch: [track[0] as string], impact: [track[1] as string] };
  const many = places.filter(({ spec }) => spec.many);
  const impact = many.length > 0 ? many : places.length > 1 ? places.slice(-1) : [];
  return { launch: places.filter((p) => !impact.includes(p)).map((p) => p.path), impact: impact.map((p) => p.path) };
}

function bearingOf(rule: NotificationRule, fields: Fields): number | undefined {
  const found = allOf(rule.fields)
    .filter(({ spec }) => spec.type === "bearing")
    .map(({ path }) => valueAt(fields, path));
  return found.find((v) => typeof v === "number");
}

const placesAt = (fields: Fields, path: string): readonly Place[] =>
  ([valueAt(fields, path) ?? []].flat() as unknown[]).filter((v) => typeof v === "object" && v !== null) as Place[];

/** A place as an area; a name by the list of names. */
export function areaIn(place: Place, named: Gazetteer): readonly WarningArea[] {
  const [name] = nameOnly(place);
  const found = name === undefined ? undefined : placeNamed(name, named);
  return found === undefined ? areaOf(place) : [{ shape: "circle", centre: found.centre, radiusKm: found.radiusKm }];
}

/** A regime's place as an area; a name alone has none. */
export function areaOf(place: Place): readonly WarningArea[] {
  if ("point" in place) return [{ shape: "point", point: [place.point.lon, place.point.lat] }];
  if ("polygon" in place) return [{ shape: "polygon", points: place.polygon.map(({ lon, lat }) => [lon, lat]) }];
  if (!("circle" in place)) return [];
  const { centre } = place.circle;
  const radiusKm = "radiusKm" in place.circle ? place.circle.radiusKm : place.circle.radiusNm * 1.852;
  return [{ shape: "circle", centre: [centre.lon, centre.lat], radiusKm }];
}
function nameOnly(place: Place): readonly string[] {
  if ("site" in place) return [place.site];
  if ("water" in place) return [place.water];
  return "quadrant" in place ? [`${place.quadrant.ocean} ${place.quadrant.sector}`] : [];
}
