import { ofOcean, placeName } from "./place-words.ts";
import { colon, formatNumber, plural } from "./texts.ts";
import type { Language, LatLon, Place } from "./types.ts";

type Axis = "lat" | "lon";

/** Degrees and minutes. Two decimals of a minute (18 m) where they say the value, else four (0.2 m). */
function degreesMinutes(value: number): { readonly d: number; readonly m: string } {
  const all = Math.abs(value) * 60;
  const digits = Math.abs(all - Math.round(all * 100) / 100) < 1e-4 ? 2 : 4;
  const rounded = Number(all.toFixed(digits)); // before the split, so that 59.999′ becomes a degree
  const d = Math.floor(rounded / 60 + 1e-12);
  return { d, m: Math.max(0, rounded - d * 60).toFixed(digits) };
}

const letters = {
  en: { lat: ["N", "S"], lon: ["E", "W"] },
  fr: { lat: [" N", " S"], lon: [" E", " O"] },
  ru: { lat: [" с. ш.", " ю. ш."], lon: [" в. д.", " з. д."] },
  zh: { lat: ["北纬", "南纬"], lon: ["东经", "西经"] },
} as const;

function formatAngle(value: number, axis: Axis, language: Language): string {
  const { d, m } = degreesMinutes(value);
  const letter = letters[language][axis][value < 0 ? 1 : 0];
  if (language === "zh") return `${letter}${d}度${Number(m)}分`;
  const minutes = m.padStart(m.length - m.indexOf(".") + 2, "0");
  const spelled = `${String(d).padStart(axis === "lat" ? 2 : 3, "0")}-${minutes}`;
  return (language === "en" ? spelled : spelled.replace(".", ",")) + letter;
}

/** `47-39.00N 004-01.00W` · `47-39,00 N 004-01,00 O` · `47-39,00 с. ш. 004-01,00 з. д.` · `北纬47度39分、西经4度1分` */
export const formatLatLon = (at: LatLon, language: Language): string =>
  `${formatAngle(at.lat, "lat", language)}${language === "zh" ? "、" : " "}${formatAngle(at.lon, "lon", language)}`;

const nauticalMiles = {
  en: ["nautical mile", "nautical miles"],
  fr: ["mille marin", "milles marins"],
  ru: ["морская миля", "морские мили", "морских миль"],
  zh: "海里",
} as const;
const miles = (n: number, l: Language): string => {
  // "радиусом 150 морских миль": after радиусом the genitive plural stands for every number but those ending in 1
  const word =
    l === "ru" ? (n % 10 === 1 && n % 100 !== 11 ? "морскую милю" : "морских миль") : plural(n, nauticalMiles, l);
  return `${formatNumber(n, l)}${l === "zh" ? "" : " "}${word}`;
};
const kilometres = (n: number, l: Language): string =>
  `${formatNumber(n, l)}${{ en: " km", fr: " km", ru: " км", zh: "公里" }[l]}`;

function formatCircle(circle: Extract<Place, { circle: unknown }>["circle"], l: Language): string {
  const size = "radiusKm" in circle ? kilometres(circle.radiusKm, l) : miles(circle.radiusNm, l);
  const centre = formatLatLon(circle.centre, l);
  return {
    en: `circle of ${size} around ${centre}`,
    fr: `cercle de ${size} autour de ${centre}`,
    ru: `круг радиусом ${size} с центром ${centre}`,
    zh: `以${centre}为圆心，半径${size}的圆形区域`,
  }[l];
}

const sectors = {
  NE: { en: "north-east", fr: "nord-est", ru: "северо-восточный", zh: "东北" },
  SE: { en: "south-east", fr: "sud-est", ru: "юго-восточный", zh: "东南" },
  SW: { en: "south-west", fr: "sud-ouest", ru: "юго-западный", zh: "西南" },
  NW: { en: "north-west", fr: "nord-ouest", ru: "северо-западный", zh: "西北" },
} as const;
function formatQuadrant(q: Extract<Place, { quadrant: unknown }>["quadrant"], l: Language): string {
  const sector = sectors[q.sector][l];
  const of = ofOcean(q.ocean)?.[l];
  if (l === "zh") return `${of ?? q.ocean}${sector}象限`;
  const known = { en: `${sector} quadrant of ${of}`, fr: `quadrant ${sector} ${of}`, ru: `${sector} квадрант ${of}` }[
    l
  ];
  const other = {
    en: `${sector} quadrant of ${q.ocean}`,
    fr: `quadrant ${sector}, ${q.ocean}`,
    ru: `${sector} квадрант, ${q.ocean}`,
  }[l];
  return of === undefined ? other : known;
}

const shapeWords = {
  en: (n: number) => `polygon of ${n} points`,
  fr: (n: number) => `polygone à ${n} points`,
  ru: (n: number) => `многоугольник из ${n} ${n % 10 === 1 && n % 100 !== 11 ? "точки" : "точек"}`,
  zh: (n: number) => `${n}点多边形`,
};

/** A place in words, whole: every corner is said, so that a text alone can be plotted. */
export function formatPlace(place: Place, language: Language): string {
  if ("water" in place) return placeName(place.water)[language];
  if ("site" in place) return placeName(place.site)[language];
  if ("quadrant" in place) return withName(formatQuadrant(place.quadrant, language), place.name, language);
  if ("point" in place) return withName(formatLatLon(place.point, language), place.name, language);
  if ("circle" in place) return withName(formatCircle(place.circle, language), place.name, language);
  const corners = place.polygon.map((p) => formatLatLon(p, language)).join(language === "zh" ? "；" : ", ");
  return withName(`${shapeWords[language](place.polygon.length)}${colon(language)}${corners}`, place.name, language);
}

/** A place in a few words, for one line: its name, or its shape and where. */
export function formatPlaceShort(place: Place, language: Language): string {
  if ("name" in place && place.name !== undefined) return placeName(place.name)[language];
  if (!("polygon" in place)) return formatPlace(place, language);
  const [first] = place.polygon;
  return (
    shapeWords[language](place.polygon.length) + (first === undefined ? "" : ` (${formatLatLon(first, language)}…)`)
  );
}

const withName = (words: string, name: string | undefined, language: Language): string =>
  name === undefined ? words : `${placeName(name)[language]}${language === "zh" ? "，" : ", "}${words}`;

/** A place as `parsePlace` reads it again: for a form that is filled from a draft or from the globe. */
export function typedPlace(place: Place): string {
  if ("water" in place) return `water: ${place.water}`;
  if ("site" in place) return `site: ${place.site}`;
  const name = place.name === undefined ? "" : `${nameAsTyped(place.name)}: `;
  if ("quadrant" in place) return `${place.quadrant.sector} quadrant of ${place.quadrant.ocean}`;
  if ("point" in place) return name + formatLatLon(place.point, "en");
  if ("polygon" in place) return name + place.polygon.map((p) => formatLatLon(p, "en")).join(", ");
  const { circle } = place;
  const size = "radiusKm" in circle ? `${circle.radiusKm} km` : `${circle.radiusNm} NM`;
  return `${name}${formatLatLon(circle.centre, "en")}, radius ${size}`;
}

/** In quotes where it could be taken for coordinates or for a shape. */
const nameAsTyped = (name: string): string =>
  /^[^\d,:;"+-][^\d,:;"]*$/.test(name) && !/^(?:radius|circle|polygon|within|cent(?:re|er)|(?:in )?area)\b/i.test(name)
    ? name
    : `"${name.replaceAll('"', "'")}"`;
