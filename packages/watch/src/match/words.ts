/** The sentences of an answer, in four languages. */
import type { Text } from "@comity/regime";
import type { Compared, HeadingPart, PlacePart } from "./evidence.ts";

type L = keyof Text;
const languages: readonly L[] = ["en", "fr", "ru", "zh"];
const t = (en: string, fr: string, ru: string, zh: string): Text => ({ en, fr, ru, zh });
const fill = (texts: Text, values: Readonly<Record<string, string | Text>>): Text => {
  const one = (l: L): string =>
    texts[l].replace(/\{(\w+)\}/g, (_, key: string) => {
      const v = values[key] ?? "";
      return typeof v === "string" ? v : v[l];
    });
  return Object.fromEntries(languages.map((l) => [l, one(l)])) as unknown as Text;
};

/** `3 h 20 min`, `2 d 4 h`. */
function span(seconds: number): Text {
  const minutes = Math.round(seconds / 60);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = (day: string, hour: string, minute: string): string =>
    [d > 0 ? `${d} ${day}` : "", h > 0 ? `${h} ${hour}` : "", d === 0 && (m > 0 || h === 0) ? `${m} ${minute}` : ""]
      .filter((p) => p !== "")
      .join(" ");
  return t(parts("d", "h", "min"), parts("j", "h", "min"), parts("сут", "ч", "мин"), parts("天", "小时", "分钟"));
}
const km = (n: number): string => (n < 10 ? String(n) : String(Math.round(n)));

export const announced = (by: Text, title: Text, id: string): Text =>
  fill(
    t(
      "Announced by {by} in {id}: {title}.",
      "Annoncé dans {id} ({by}) : {title}.",
      "Сообщено ({by}) в {id}: {title}.",
      "由{by}在{id}中通报：{title}。",
    ),
    { by, title, id },
  );
export const warned = (kind: "warning" | "group" | "notification", id: string): Text =>
  kind === "group"
    ? fill(
        t(
          "Several warnings that probably belong together speak of it: {id}.",
          "Plusieurs avertissements qui vont sans doute ensemble en parlent : {id}.",
          "О нём говорят несколько предупреждений, вероятно связанных между собой: {id}.",
          "若干很可能相互关联的警告提及此事：{id}。",
        ),
        { id },
      )
    : fill(
        t(
          "A warning speaks of it: {id}.",
          "Un avertissement en parle : {id}.",
          "О нём говорит предупреждение {id}.",
          "有警告提及此事：{id}。",
        ),
        { id },
      );
export const notNotified: Text = t(
  "No notification that is known here fits it.",
  "Aucune notification connue ici n’y correspond.",
  "Ни одно известное здесь уведомление ему не соответствует.",
  "此处所知的通报均与其不符。",
);
export const nothing = (weak: number): Text =>
  weak === 0
    ? t(
        "Nothing that is known here speaks of that time and place. That is no finding about what it was.",
        "Rien de ce qui est connu ici ne parle de ce moment et de ce lieu. Cela ne dit rien de ce que c’était.",
        "Ничто из известного здесь не относится к этому времени и месту. О том, что это было, это ничего не говорит.",
        "此处所知的信息均未涉及该时间和地点。这并不说明其为何物。",
      )
    : t(
        "What speaks of about that time or place fits it too weakly to be taken for it. That is no finding about what it was.",
        "Ce qui parle à peu près de ce moment ou de ce lieu y correspond trop mal pour être retenu. Cela ne dit rien de ce que c’était.",
        "То, что относится примерно к этому времени или месту, соответствует ему слишком слабо. О том, что это было, это ничего не говорит.",
        "涉及大致该时间或地点的信息与其吻合过弱，不足采信。这并不说明其为何物。",
      );
export const calledOff = (by: Text, id: string): Text =>
  fill(
    t(
      "{by} called off what {id} announced; it announces nothing any more.",
      "Ce que {id} ({by}) annonçait a été annulé ; il n’annonce plus rien.",
      "{by}: объявленное в {id} отменено; это уведомление больше ничего не объявляет.",
      "{by}已取消{id}所通报的事项；该通报不再有效。",
    ),
    { by, id },
  );
export const moved: Text = t(
  "It was given another window; that one counts.",
  "Une autre fenêtre lui a été donnée ; c’est elle qui compte.",
  "Ему назначено другое окно; учитывается оно.",
  "其窗口已另行通报；以新窗口为准。",
);
export const claim = (kind: string, source: string | undefined): Text =>
  fill(
    t(
      "What it was is a claim: {kind}{source}.",
      "Ce que c’était est une affirmation : {kind}{source}.",
      "Чем это было — утверждение: {kind}{source}.",
      "其为何物属一种说法：{kind}{source}。",
    ),
    {
      kind,
      source:
        source === undefined
          ? t("; no source is named", " ; aucune source n’est nommée", "; источник не назван", "；未注明来源")
          : t(`; source: ${source}`, ` ; source : ${source}`, `; источник: ${source}`, `；来源：${source}`),
    },
  );

export const inTime = (s: number): Text =>
  fill(
    t(
      "Inside the window, {span} from its nearer end.",
      "Dans la fenêtre, à {span} de sa limite la plus proche.",
      "В пределах окна, {span} до его ближайшей границы.",
      "在窗口之内，距较近一端{span}。",
    ),
    { span: span(s) },
  );
export const maybeInTime = (s: number): Text =>
  fill(
    t(
      "Outside the window by {span}, less than its time is uncertain by.",
      "Hors de la fenêtre de {span}, moins que l’incertitude sur l’heure.",
      "Вне окна на {span} — меньше неопределённости времени.",
      "在窗口之外{span}，小于其时间的不确定度。",
    ),
    { span: span(s) },
  );
export const outOfTime = (s: number): Text =>
  fill(
    t("Outside the window by {span}.", "Hors de la fenêtre de {span}.", "Вне окна на {span}.", "在窗口之外{span}。"),
    { span: span(s) },
  );

const what: Readonly<Record<Compared, Text>> = {
  "launch-area": t(
    "launch area against the event’s place",
    "zone de lancement et lieu de l’événement",
    "район пуска и место события",
    "发射区与事件地点",
  ),
  area: t(
    "nearest area against the event’s place",
    "zone la plus proche et lieu de l’événement",
    "ближайший район и место события",
    "最近区域与事件地点",
  ),
  track: t(
    "areas against the great circle of its track",
    "zones et grand cercle de la trajectoire",
    "районы и дуга большого круга трассы",
    "各区域与航迹大圆",
  ),
  "impact-area": t(
    "areas against the place where it is said to have come down",
    "zones et lieu de chute affirmé",
    "районы и заявленное место падения",
    "各区域与所称落点",
  ),
};
export function place(p: PlacePart): Text {
  const values = { what: what[p.compared], km: km(p.byKm) };
  if (p.inside && p.compared === "track")
    return fill(
      t(
        "The track passes through an area ({what}).",
        "La trajectoire traverse une zone ({what}).",
        "Трасса проходит через район ({what}).",
        "航迹穿过一个区域（{what}）。",
      ),
      values,
    );
  if (p.inside)
    return fill(
      t(
        "Inside by {km} km ({what}).",
        "À l’intérieur de {km} km ({what}).",
        "Внутри, {km} км до границы ({what}).",
        "在区域之内{km}公里（{what}）。",
      ),
      values,
    );
  if (p.mayBeInside)
    return fill(
      t(
        "Outside by {km} km, less than its place is uncertain by ({what}).",
        "À l’extérieur de {km} km, moins que l’incertitude sur le lieu ({what}).",
        "Снаружи на {km} км — меньше неопределённости места ({what}).",
        "在区域之外{km}公里，小于其地点的不确定度（{what}）。",
      ),
      values,
    );
  return fill(
    t(
      "Outside by {km} km ({what}).",
      "À l’extérieur de {km} km ({what}).",
      "Снаружи на {km} км ({what}).",
      "在区域之外{km}公里（{what}）。",
    ),
    values,
  );
}
export const noPlace: Text = t(
  "No place could be compared.",
  "Aucun lieu n’a pu être comparé.",
  "Сравнить место не с чем.",
  "没有可比较的地点。",
);
export const heading = (h: HeadingPart): Text =>
  fill(
    h.within
      ? t(
          "Heading {deg}° off what was said, within what is uncertain.",
          "Cap à {deg}° de ce qui était dit, dans la marge d’incertitude.",
          "Курс отличается от заявленного на {deg}°, в пределах неопределённости.",
          "航向与所通报相差{deg}°，在不确定范围之内。",
        )
      : t(
          "Heading {deg}° off what was said.",
          "Cap à {deg}° de ce qui était dit.",
          "Курс отличается от заявленного на {deg}°.",
          "航向与所通报相差{deg}°。",
        ),
    { deg: String(Math.round(h.offDeg)) },
  );
