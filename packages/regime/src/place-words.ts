import { say } from "./texts.ts";
import type { Text } from "./types.ts";

/** A name of open geography: on a label, and as it stands after "quadrant of". Names of no agreement. */
interface Water {
  readonly name: Text;
  readonly of?: Text;
}
const waters: readonly Water[] = [
  {
    name: say("Pacific Ocean", "océan Pacifique", "Тихий океан", "太平洋"),
    of: say("the Pacific Ocean", "de l’océan Pacifique", "Тихого океана", "太平洋"),
  },
  {
    name: say("Atlantic Ocean", "océan Atlantique", "Атлантический океан", "大西洋"),
    of: say("the Atlantic Ocean", "de l’océan Atlantique", "Атлантического океана", "大西洋"),
  },
  {
    name: say("Indian Ocean", "océan Indien", "Индийский океан", "印度洋"),
    of: say("the Indian Ocean", "de l’océan Indien", "Индийского океана", "印度洋"),
  },
  {
    name: say("Arctic Ocean", "océan Arctique", "Северный Ледовитый океан", "北冰洋"),
    of: say("the Arctic Ocean", "de l’océan Arctique", "Северного Ледовитого океана", "北冰洋"),
  },
  {
    name: say("Southern Ocean", "océan Austral", "Южный океан", "南大洋"),
    of: say("the Southern Ocean", "de l’océan Austral", "Южного океана", "南大洋"),
  },
  { name: say("Barents Sea", "mer de Barents", "Баренцево море", "巴伦支海") },
  { name: say("White Sea", "mer Blanche", "Белое море", "白海") },
  { name: say("Kara Sea", "mer de Kara", "Карское море", "喀拉海") },
  { name: say("Pechora Sea", "mer de Petchora", "Печорское море", "伯朝拉海") },
  { name: say("Norwegian Sea", "mer de Norvège", "Норвежское море", "挪威海") },
  { name: say("Sea of Okhotsk", "mer d’Okhotsk", "Охотское море", "鄂霍次克海") },
  { name: say("Bering Sea", "mer de Béring", "Берингово море", "白令海") },
  { name: say("Bay of Biscay", "golfe de Gascogne", "Бискайский залив", "比斯开湾") },
  { name: say("Mediterranean Sea", "mer Méditerranée", "Средиземное море", "地中海") },
  { name: say("Black Sea", "mer Noire", "Чёрное море", "黑海") },
  { name: say("Caspian Sea", "mer Caspienne", "Каспийское море", "里海") },
  { name: say("Bohai Sea", "mer de Bohai", "Бохайское море", "渤海") },
  { name: say("Yellow Sea", "mer Jaune", "Жёлтое море", "黄海") },
  { name: say("South China Sea", "mer de Chine méridionale", "Южно-Китайское море", "南海") },
  { name: say("Arabian Sea", "mer d’Arabie", "Аравийское море", "阿拉伯海") },
  { name: say("Bay of Bengal", "golfe du Bengale", "Бенгальский залив", "孟加拉湾") },
  { name: say("Plesetsk", "Plessetsk", "Плесецк", "普列谢茨克") },
  { name: say("Vandenberg", "Vandenberg", "Ванденберг", "范登堡") },
  { name: say("Kwajalein Atoll", "atoll de Kwajalein", "атолл Кваджалейн", "夸贾林环礁") },
  {
    name: say("Kura range, Kamchatka", "polygone de Koura, Kamtchatka", "полигон Кура, Камчатка", "堪察加半岛库拉靶场"),
  },
];

const plainly = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replaceAll("’", "'");
const known = new Map(waters.flatMap((w) => Object.values(w.name).map((n) => [plainly(n), w] as const)));
for (const w of waters.filter((x) => x.of !== undefined)) known.set(plainly(w.name.en.replace(/ Ocean$/, "")), w);

/** A place's name in the reader's language where we know it; else as the sender wrote it. */
export const placeName = (name: string): Text => known.get(plainly(name))?.name ?? say(name, name, name, name);
/** `quadrant of …`, for an ocean that we know. */
export const ofOcean = (ocean: string): Text | undefined => known.get(plainly(ocean))?.of;
