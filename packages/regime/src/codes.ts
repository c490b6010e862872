/** Codes of ISO 3166-1 alpha-2 and ISO 639-1, as a plain list: every machine agrees on it, whatever its own tables of names say. */

const assigned =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
/** States that are no more, as ISO 3166-3 keeps their codes; and EU, which is reserved for the European Union. */
const reserved = "AN BU CS DD DY HV NH RH SU TP VD YD YU ZR EU";
const countries: ReadonlySet<string> = new Set(`${assigned} ${reserved}`.split(" "));

const languages: ReadonlySet<string> = new Set(
  "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split(
    " ",
  ),
);

/** How states are often written otherwise: ISO 3166-1 alpha-3, and the usual short forms. */
const otherwise: { readonly [written: string]: string } = Object.fromEntries(
  "UK:GB EL:GR USA:US GBR:GB RUS:RU CHN:CN FRA:FR SUN:SU IND:IN PAK:PK PRK:KP KOR:KR ISR:IL IRN:IR IRQ:IQ JPN:JP DEU:DE DDR:DD ITA:IT ESP:ES PRT:PT CAN:CA AUS:AU NZL:NZ TUR:TR UKR:UA BLR:BY KAZ:KZ POL:PL NLD:NL BEL:BE LUX:LU NOR:NO SWE:SE FIN:FI DNK:DK ISL:IS IRL:IE CHE:CH AUT:AT CZE:CZ SVK:SK HUN:HU ROU:RO BGR:BG GRC:GR SRB:RS HRV:HR SVN:SI EST:EE LVA:LV LTU:LT GEO:GE ARM:AM AZE:AZ UZB:UZ MNG:MN MEX:MX BRA:BR ARG:AR CHL:CL ZAF:ZA EGY:EG DZA:DZ NGA:NG SAU:SA ARE:AE SYR:SY LBY:LY VNM:VN IDN:ID MYS:MY SGP:SG THA:TH PHL:PH BGD:BD LKA:LK YUG:YU CSK:CS ZAR:ZR USSR:SU PRC:CN DPRK:KP ROK:KR UAE:AE FRG:DE GDR:DD"
    .split(" ")
    .map((pair) => pair.split(":")),
);

/** Whether it is a code of a state that there is or was, such as FR or SU. */
export const isCountry = (code: string): boolean => countries.has(code);
/** Whether it is a code of a language, such as fr. */
export const isLanguage = (code: string): boolean => languages.has(code);

/** What a word that is no code should be: GB for UK, US for USA, FR for fr; undefined where that can't be told. */
export function countryFor(written: string): string | undefined {
  const capital = written.toUpperCase();
  return Object.hasOwn(otherwise, capital) ? otherwise[capital] : countries.has(capital) ? capital : undefined;
}

/** Why a word is no code of a state. A code has no nearest by its letters: GB is no nearer to UK than UA is. */
export function notACountry(written: string): { readonly message: string; readonly nearest?: string } {
  const right = countryFor(written);
  return right === undefined
    ? { message: `"${written}" is no state's code (ISO 3166-1 alpha-2)` }
    : { message: `"${written}" is written ${right}`, nearest: right };
}
