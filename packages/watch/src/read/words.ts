/** The words of warnings that the rules rest on, each with what it stands for; and the words that need no understanding. */
import { plain } from "./plain-words.ts";
import { shapeWords } from "./shape-words.ts";

const table = <T>(rows: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(rows).flatMap(([words, value]) => words.split(" ").map((w) => [w, value] as const)));

/** 1 … 12, in English, and in the French, Spanish, Portuguese and Russian that coastal warnings may be in. */
export const months = table({
  "JAN JANUARY JANVIER ENERO ENE JANEIRO ЯНВ ЯНВАРЯ ЯНВАРЬ": 1,
  "FEB FEBRUARY FEVRIER FÉVRIER FEBRERO FEVEREIRO FEV ФЕВ ФЕВР ФЕВРАЛЯ ФЕВРАЛЬ": 2,
  "MAR MARCH MARS MARZO MARÇO МАР МАРТ МАРТА": 3,
  "APR APRIL AVRIL AVR ABRIL ABR АПР АПРЕЛЯ АПРЕЛЬ": 4,
  "MAY MAI MAYO MAIO МАЙ МАЯ": 5,
  "JUN JUNE JUIN JUNIO JUNHO ИЮН ИЮНЬ ИЮНЯ": 6,
  "JUL JULY JUILLET JULIO JULHO ИЮЛ ИЮЛЬ ИЮЛЯ": 7,
  "AUG AUGUST AOUT AOÛT AGOSTO AGO АВГ АВГУСТ АВГУСТА": 8,
  "SEP SEPT SEPTEMBER SEPTEMBRE SEPTIEMBRE SET SETEMBRO СЕН СЕНТ СЕНТЯБРЯ СЕНТЯБРЬ": 9,
  "OCT OCTOBER OCTOBRE OCTUBRE OUT OUTUBRO ОКТ ОКТЯБРЯ ОКТЯБРЬ": 10,
  "NOV NOVEMBER NOVEMBRE NOVIEMBRE NOVEMBRO НОЯ НОЯБ НОЯБРЯ НОЯБРЬ": 11,
  "DEC DECEMBER DECEMBRE DÉCEMBRE DICIEMBRE DIC DEZ DEZEMBRO ДЕК ДЕКАБРЯ ДЕКАБРЬ": 12,
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
  "TO THRU THROUGH TILL TIL A AU HASTA AL ATÉ ATE CLOSES CLOSING ПО ДО 至": "to",
  "UNTIL UNTILL JUSQUE": "until",
  "AND OR OU & ET Y E И 和 与 及": "and",
  "FROM FM STARTING BEGINNING COMMENCING DU DE DESDE DEL DAS SINCE EFFECTIVE OPENS OPENING WEF С 自 从": "from",
  "BETWEEN BTN BTWN ENTRE": "between",
  "DAILY DLY NIGHTLY QUOTIDIENNEMENT DIARIAMENTE DIARIO ЕЖЕДНЕВНО ЕЖЕСУТОЧНО 每日 每天": "daily",
  "EVERY EACH": "each",
  "EXCEPT EXC EXCLUDING EXCEPTING EXCP SAUF EXCEPTO КРОМЕ ИСКЛЮЧАЯ": "except",
  "EXCEPTED EXCLUDED": "excepted",
  "ALTERNATE ALTERNATIVE ALTERNATELY RESERVE BACKUP CONTINGENCY ALTN РЕЗЕРВ РЕЗЕРВНЫЕ РЕЗЕРВНЫЙ 备用": "alternate",
  "UTC GMT Z UT ZULU СГВ 世界时": "zulu",
  "LOCAL LT LMT HL IST EST EDT CST CDT MST MDT PST PDT BST AST HST МЕСТНОЕ 当地时间": "local",
  "SUNRISE SR DAWN": "sunrise",
  "SUNSET SS DUSK": "sunset",
  "ON DATES DATE DAYS DAY HRS HOURS HR HOUR TIME TIMES THE OF INCLUSIVE INCL BOTH PERIOD PERIODS DATED LE LES EL":
    "filler",
  "ЧАС ЧАСОВ ВРЕМЯ 时 日 SAME": "filler",
  "ST ND RD TH": "ordinal",
  "UFN PERM PERMANENT": "ufn",
  "WIE IMMEDIATELY": "now",
  H: "filler",
}) as ReadonlyMap<string, TimeWord>;
/**
 * Zones that one name tells for sure, in minutes ahead of UTC. Names that stand for several (EST, CST, IST, BST) are local time
 * without an offset.
 */
export const zones = table({
  "MSK MOSCOW МСК": 180,
  CET: 60,
  "CEST EET SAST": 120,
  "EEST TRT": 180,
  "PKT PKST": 300,
  "WIB ICT": 420,
  "BEIJING BJT HKT 北京时间 AWST": 480,
  "JST KST": 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
});
export type TimeWord =
  | "to"
  | "until"
  | "and"
  | "from"
  | "between"
  | "daily"
  | "each"
  | "except"
  | "excepted"
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
  "NM NMI NMS NAUTICAL MILE MILES MI MILLES MILLAS MILHAS MN МИЛЯ МИЛИ МИЛЬ МИЛЮ 海里": 1.852,
  "KM KMS KILOMETRE KILOMETRES KILOMETER KILOMETERS КМ 公里": 1,
  "METRE METRES METER METERS MTR MTRS MTS MÈTRES METROS МЕТРОВ 米": 0.001,
  "CABLES CABLE КАБЕЛЬТОВА КАБЕЛЬТОВЫХ КБТ": 0.1852,
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
  zones,
  numberWords,
  lengthUnits,
];

export function isKnownWord(word: string): boolean {
  return plain.has(word) || shapeWords.has(word) || ruled.some((t) => t.has(word));
}
