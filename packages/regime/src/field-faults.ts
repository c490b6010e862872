import { anyOf, each, quote, say } from "./texts.ts";
import type { Text } from "./types.ts";

/** A fault in one value, in the reader's four languages, and where: `impact-area.0.circle.radiusKm`. */
export interface FieldFault {
  readonly at: string;
  readonly message: Text;
}
/** Note a fault; the value is then absent. */
export function fault(faults: FieldFault[], at: string, message: Text): undefined {
  faults.push({ at, message });
  return undefined;
}

const nearest = (word: string | undefined): Text =>
  word === undefined
    ? say("", "", "", "")
    : say(
        `; the nearest is “${word}”`,
        ` ; le plus proche est « ${word} »`,
        `; ближайшее — «${word}»`,
        `；最接近的是“${word}”`,
      );
const withNearest = (text: Text, word?: string): Text => each((l) => text[l] + nearest(word)[l]);

export const needed = say("is needed", "doit être rempli", "обязательно для заполнения", "必须填写");
export const noField = (near?: string): Text =>
  withNearest(
    say("is not a field here", "n’est pas un champ de cette notification", "здесь нет такого поля", "此处无此字段"),
    near,
  );
export const noPart = (known: readonly string[]): Text =>
  each(
    (l) =>
      say(
        "is not known here; known are ",
        "n’est pas connu ici ; connus : ",
        "здесь неизвестно; известны: ",
        "此处未知；可用：",
      )[l] + known.join(", "),
  );
export const mustBeObject = say(
  "must be an object of fields",
  "doit être un objet composé de champs",
  "должно быть объектом с полями",
  "必须是由字段组成的对象",
);
export const mustBeList = say(
  "must be a list: several values may be given",
  "doit être une liste : plusieurs valeurs sont possibles",
  "должно быть списком: значений может быть несколько",
  "必须是列表：可填多个值",
);
export const listAtMost = (n: number): Text =>
  say(
    `must be a list of at most ${n}`,
    `doit être une liste de ${n} éléments au plus`,
    `список не длиннее ${n}`,
    `列表最多${n}项`,
  );
export const mustBeInstant = say(
  "must be a UTC time such as 2026-02-14T02:00Z",
  "doit être une heure UTC, par exemple 2026-02-14T02:00Z",
  "должно быть временем UTC, например 2026-02-14T02:00Z",
  "必须是协调世界时，例如2026-02-14T02:00Z",
);
export const mustBeFlag = say(
  "must be yes or no",
  "doit être oui ou non",
  "может быть только «да» или «нет»",
  "须为是或否",
);
export const mustBeParty = say(
  "must be a state’s two-letter code, such as FR",
  "doit être le code à deux lettres d’un État, tel que FR",
  "должно быть двухбуквенным кодом государства, например FR",
  "须为国家的两字母代码，如FR",
);
export const mustBeDay = say(
  "must be a day that exists, such as 2026-02-14",
  "doit être un jour qui existe, par exemple 2026-02-14",
  "должно быть существующим днём, например 2026-02-14",
  "必须是存在的日期，例如2026-02-14",
);
export const mustBeInterval = say(
  'must be { "opens": …, "closes": … }',
  'doit être { "opens": …, "closes": … }',
  'должно иметь вид { "opens": …, "closes": … }',
  '必须写作{ "opens": …, "closes": … }',
);
export const mustBeBearing = say(
  "must be a number of degrees from true north, 0 or more and less than 360",
  "doit être un nombre de degrés depuis le nord vrai, de 0 à moins de 360",
  "должно быть числом градусов от истинного севера, от 0 и меньше 360",
  "必须是自真北起算的度数，不小于0且小于360",
);
export const mustBeNumber = say("must be a number", "doit être un nombre", "должно быть числом", "必须是数字");
export const mustBeWhole = say(
  "must be a whole number",
  "doit être un nombre entier",
  "должно быть целым числом",
  "必须是整数",
);
export const atLeast = (n: number): Text =>
  say(`must be ${n} or more`, `doit être au moins ${n}`, `должно быть не меньше ${n}`, `不得小于${n}`);
export const atMost = (n: number): Text =>
  say(`must be ${n} or less`, `doit être au plus ${n}`, `должно быть не больше ${n}`, `不得大于${n}`);
export const oneOf = (words: readonly string[], near?: string): Text =>
  withNearest(
    each((l) => say("must be ", "doit être ", "должно быть одним из: ", "必须是")[l] + anyOf(words, l)),
    near,
  );
export const mustBeText = say("must be text", "doit être un texte", "должно быть текстом", "必须是文字");
export const textAtMost = (n: number): Text =>
  say(
    `must be at most ${n} characters`,
    `doit avoir ${n} caractères au plus`,
    `не длиннее ${n} знаков`,
    `不得超过${n}个字符`,
  );
export const hiddenCharacter = say(
  "holds a character that cannot be seen (a control or reordering mark); type the words again",
  "contient un caractère invisible (commande ou changement de sens) ; ressaisissez le texte",
  "содержит невидимый знак (управляющий или меняющий порядок); наберите текст заново",
  "含有不可见字符（控制符或换序符）；请重新输入",
);
export const shapeNeeded = (shapes: readonly string[]): Text =>
  each(
    (l) =>
      say(
        "must hold exactly one of ",
        "doit contenir une seule forme parmi ",
        "должно содержать ровно одну форму из: ",
        "必须且只能含有以下形式之一：",
      )[l] + shapes.join(", "),
  );
export const shapeNotTaken = (shape: string, shapes: readonly string[], near?: string): Text =>
  withNearest(
    each((l) => {
      const [s, all] = [quote(shape, l), shapes.join(", ")];
      return {
        en: `takes ${all}, not ${s}`,
        fr: `accepte ${all}, pas ${s}`,
        ru: `допускает ${all}, но не ${s}`,
        zh: `可用${all}，不可用${s}`,
      }[l];
    }),
    near,
  );
export const ownName = say("is already a name", "est déjà un nom", "уже является названием", "本身即为名称");
export const mustBeLatLon = say(
  'must be { "lat": …, "lon": … } in decimal degrees',
  'doit être { "lat": …, "lon": … } en degrés décimaux',
  'должно иметь вид { "lat": …, "lon": … } в десятичных градусах',
  '必须写作{ "lat": …, "lon": … }，以十进制度为单位',
);
export const mustBeLatitude = say(
  "must be a latitude, -90 to 90, north positive",
  "doit être une latitude, de -90 à 90, positive au nord",
  "должно быть широтой от -90 до 90, северная положительна",
  "必须是纬度，-90至90，北纬为正",
);
export const mustBeLongitude = say(
  "must be a longitude, -180 to 180, east positive",
  "doit être une longitude, de -180 à 180, positive à l’est",
  "должно быть долготой от -180 до 180, восточная положительна",
  "必须是经度，-180至180，东经为正",
);
export const mustBeCircle = say(
  'must be { "centre": …, "radiusKm": … }, or the same with "radiusNm"',
  'doit être { "centre": …, "radiusKm": … }, ou de même avec "radiusNm"',
  'должно иметь вид { "centre": …, "radiusKm": … } или с "radiusNm"',
  '必须写作{ "centre": …, "radiusKm": … }，或改用"radiusNm"',
);
export const mustBeRadius = (max: number): Text =>
  say(
    `must be a radius over 0 and up to ${max}`,
    `doit être un rayon supérieur à 0 et au plus ${max}`,
    `должно быть радиусом больше 0 и не больше ${max}`,
    `必须是大于0且不超过${max}的半径`,
  );
export const mustBeQuadrant = say(
  'must be { "ocean": …, "sector": "NE" }; sectors are NE, SE, SW and NW',
  'doit être { "ocean": …, "sector": "NE" } ; secteurs NE, SE, SW et NW',
  'должно иметь вид { "ocean": …, "sector": "NE" }; секторы NE, SE, SW и NW',
  '必须写作{ "ocean": …, "sector": "NE" }；象限为NE、SE、SW和NW',
);
