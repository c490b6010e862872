/** The words of warnings that the rules rest on, each with what it stands for; and the words that need no understanding. */
import { plain } from "./plain-words.ts";

const table = <T>(rows: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(rows).flatMap(([words, value]) => words.split(" ").map((w) => [w, value] as const)));

/** 1 … 12, in English, and in the French, Spanish and Portuguese that coastal warnings may be in. */
export const months = table({
  "JAN JANUARY JANVIER ENERO ENE JANEIRO": 1,
  "FEB FEBRUARY FEVRIER FÉVRIER FEBRERO FEVEREIRO FEV": 2,
  "MAR MARCH MARS MARZO MARÇO": 3,
  "APR APRIL AVRIL AVR ABRIL ABR": 4,
  "MAY MAI MAYO MAIO": 5,
  "JUN JUNE JUIN JUNIO JUNHO": 6,
  "JUL JULY JUILLET JULIO JULHO": 7,
  "AUG AUGUST AOUT AOÛT AGOSTO AGO": 8,
  "SEP SEPT SEPTEMBER SEPTEMBRE SEPTIEMBRE SET SETEMBRO": 9,
  "OCT OCTOBER OCTOBRE OCTUBRE OUT OUTUBRO": 10,
  "NOV NOVEMBER NOVEMBRE NOVIEMBRE NOVEMBRO": 11,
  "DEC DECEMBER DECEMBRE DÉCEMBRE DICIEMBRE DIC DEZ DEZEMBRO": 12,
});

/** 0 is Sunday. */
export const weekdays = table({
  "SUN SUNDAY SUNDAYS": 0,
  "MON MONDAY MONDAYS": 1,
  "TUE TUES TUESDAY TUESDAYS": 2,
  "WED WEDNESDAY WEDNESDAYS": 3,
  "THU THUR THURS THURSDAY THURSDAYS": 4,
  "FRI FRIDAY FRIDAYS": 5,
  "SAT SATURDAY SATURDAYS": 6,
});
export const weekdaySets: ReadonlyMap<string, readonly number[]> = table({
  "WEEKDAYS WEEKDAY WORKDAYS": [1, 2, 3, 4, 5],
  "WEEKENDS WEEKEND": [0, 6],
});

/** What a word is in a time expression. */
export const timeWords = table({
  "TO THRU THROUGH TILL TIL A AU HASTA AL ATÉ ATE": "to",
  "UNTIL UNTILL JUSQUE": "until",
  "AND & ET Y E": "and",
  "FROM FM STARTING BEGINNING COMMENCING DU DE DESDE DEL DAS SINCE EFFECTIVE": "from",
  "BETWEEN BTN BTWN ENTRE": "between",
  "DAILY DLY QUOTIDIENNEMENT DIARIAMENTE DIARIO": "daily",
  "EVERY EACH": "each",
  "EXCEPT EXC EXCLUDING EXCEPTING EXCP SAUF EXCEPTO": "except",
  "ALTERNATE ALTERNATIVE ALTERNATELY RESERVE BACKUP CONTINGENCY ALTN": "alternate",
  "UTC GMT Z UT ZULU": "zulu",
  "LOCAL LT LMT HL BEIJING MOSCOW MSK BJT JST IST": "local",
  "SUNRISE SR DAWN": "sunrise",
  "SUNSET SS DUSK": "sunset",
  "ON DATES DATE DAYS DAY HRS HOURS HR HOUR TIME TIMES THE OF INCLUSIVE INCL BOTH PERIOD PERIODS DATED LE LES EL":
    "filler",
  "ST ND RD TH": "ordinal",
  "UFN PERM PERMANENT": "ufn",
  "WIE IMMEDIATELY": "now",
  H: "filler",
}) as ReadonlyMap<string, TimeWord>;
export type TimeWord =
  | "to"
  | "until"
  | "and"
  | "from"
  | "between"
  | "daily"
  | "each"
  | "except"
  | "alternate"
  | "zulu"
  | "local"
  | "sunrise"
  | "sunset"
  | "filler"
  | "ordinal"
  | "ufn"
  | "now";

export const numberWords = table({
  ONE: 1,
  TWO: 2,
  THREE: 3,
  FOUR: 4,
  FIVE: 5,
  SIX: 6,
  SEVEN: 7,
  EIGHT: 8,
  NINE: 9,
  TEN: 10,
  TWELVE: 12,
  FIFTEEN: 15,
  TWENTY: 20,
  THIRTY: 30,
  FORTY: 40,
  FIFTY: 50,
  SIXTY: 60,
  HALF: 0.5,
});

/** Lengths in kilometres. A mile at sea is a nautical mile. */
export const lengthUnits = table({
  "NM NMI NMS NAUTICAL MILE MILES MI MILLES MILLAS MN": 1.852,
  "KM KMS KILOMETRE KILOMETRES KILOMETER KILOMETERS": 1,
  "METRE METRES METER METERS MTR MTRS MTS MÈTRES METROS": 0.001,
  "CABLES CABLE": 0.1852,
  "YARD YARDS YD YDS": 0.0009144,
  "FEET FT FOOT": 0.0003048,
});
/** Of which the text does not say which mile it means. */
export const loosely = new Set(["MILE", "MILES", "MI", "M"]);

const ruled: readonly ReadonlyMap<string, unknown>[] = [
  months,
  weekdays,
  weekdaySets,
  timeWords,
  numberWords,
  lengthUnits,
];

export function isKnownWord(word: string): boolean {
  return plain.has(word) || ruled.some((t) => t.has(word));
}
