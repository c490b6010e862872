/** The few sentences that a centre says by itself, in the console's languages. Agreements' words come from their files. */
import type { Text } from "@comity/regime";
import { languages } from "@comity/regime";

export const inEach = (make: (language: keyof Text) => string): Text =>
  Object.fromEntries(languages.map((l) => [l, make(l)])) as unknown as Text;

/** Put values into `{name}` places of a sentence. */
export const fill = (sentence: Text, values: (language: keyof Text) => Readonly<Record<string, string>>): Text =>
  inEach((l) => {
    const known = values(l);
    return sentence[l].replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole);
  });

export const dutyWords = {
  release: {
    en: "Release {reference}",
    fr: "Autoriser l’envoi de {reference}",
    ru: "Разрешить отправку {reference}",
    zh: "批准发出 {reference}",
  },
  acknowledge: {
    en: "Acknowledge {reference}",
    fr: "Accuser réception de {reference}",
    ru: "Подтвердить ознакомление с {reference}",
    zh: "确认 {reference}",
  },
  acknowledgement: {
    en: "Acknowledgement of {reference}",
    fr: "Accusé de réception de {reference}",
    ru: "Подтверждение по {reference}",
    zh: "对 {reference} 的确认",
  },
  route: {
    en: "Route {reference} to the desk: {desk}",
    fr: "Transmettre {reference} au service : {desk}",
    ru: "Направить {reference} в службу: {desk}",
    zh: "将 {reference} 转交：{desk}",
  },
  read: {
    en: "{desk} has not read {reference}",
    fr: "{desk} n’a pas lu {reference}",
    ru: "{desk}: {reference} не прочитано",
    zh: "{desk}尚未阅读 {reference}",
  },
  reply: {
    en: "Reply to {reference}",
    fr: "Répondre à {reference}",
    ru: "Ответить на {reference}",
    zh: "答复 {reference}",
  },
  declare: {
    en: "{party}: {title}, {period}",
    fr: "{party} : {title}, {period}",
    ru: "{party}: {title}, {period}",
    zh: "{party}：{title}，{period}",
  },
  "follow-up": {
    en: "Say how {reference} ended: {oneOf}",
    fr: "Dire l’issue de {reference} : {oneOf}",
    ru: "Сообщить, чем завершилось {reference}: {oneOf}",
    zh: "通报 {reference} 的结果：{oneOf}",
  },
  deliver: {
    en: "{reference} has not reached {parties}",
    fr: "{reference} n’est pas parvenue à : {parties}",
    ru: "{reference} не доставлено: {parties}",
    zh: "{reference} 尚未送达：{parties}",
  },
} satisfies Readonly<Record<string, Text>>;

export const alarmActions = {
  "line-call": {
    en: "Answer it, decline it with the reason, or say by when you will answer.",
    fr: "Répondez, déclinez en disant pourquoi, ou dites quand vous répondrez.",
    ru: "Ответьте, отклоните с указанием причины или назовите время ответа.",
    zh: "请应答、说明理由后拒绝，或告知何时答复。",
  },
  "line-call-escalated": {
    en: "Fetch the supervisor; answer it, decline it with the reason, or say by when.",
    fr: "Appelez le responsable ; répondez, déclinez en disant pourquoi, ou dites quand.",
    ru: "Вызовите старшего; ответьте, отклоните с указанием причины или назовите время.",
    zh: "请叫主管；应答、说明理由后拒绝，或告知何时答复。",
  },
  "line-unanswered": {
    en: "The path is up: try another line, or phone their centre.",
    fr: "La voie fonctionne : essayez une autre ligne, ou téléphonez à leur centre.",
    ru: "Путь исправен: попробуйте другую линию или позвоните в их центр.",
    zh: "线路通畅：请改用其他线路，或致电对方中心。",
  },
  "line-stopped": {
    en: "Ask the members by another path who is on it; then clear the line.",
    fr: "Demandez aux membres par une autre voie qui s’y trouve ; puis rétablissez la ligne.",
    ru: "Уточните у участников другим путём, кто на линии; затем снимите остановку.",
    zh: "请经其他渠道向各成员核实线路上有谁，然后恢复线路。",
  },
  "paper-missing": {
    en: "Ask them for the paper, or who tabled it, by another path.",
    fr: "Demandez-leur le document, ou qui l’a déposé, par une autre voie.",
    ru: "Запросите документ или узнайте, кто его внёс, другим путём.",
    zh: "请经其他渠道索取该文件，或询问由谁提出。",
  },
  "line-change": {
    en: "Agree to it on the line, or decline it with the reason.",
    fr: "Acceptez sur la ligne, ou refusez en disant pourquoi.",
    ru: "Согласитесь на странице линии или отклоните с указанием причины.",
    zh: "请在线路页面表示同意，或说明理由后拒绝。",
  },
  "file-refused": {
    en: "Ask them by another path what they sent; then have it asked for again.",
    fr: "Demandez-leur par une autre voie ce qu’ils ont envoyé ; puis redemandez le fichier.",
    ru: "Выясните другим путём, что они отправили; затем запросите файл повторно.",
    zh: "请经其他渠道核实其所发内容，然后重新索取。",
  },
  "file-mismatch": {
    en: "Do not use it; ask its sender by another path, and have it sent anew.",
    fr: "Ne l’utilisez pas ; demandez à l’expéditeur par une autre voie, et faites-le renvoyer.",
    ru: "Не используйте его; свяжитесь с отправителем другим путём и попросите прислать заново.",
    zh: "请勿使用；请经其他渠道询问发件方并要求重发。",
  },
  overdue: {
    en: "Do it now; it stands as late.",
    fr: "À faire maintenant ; c’est en retard.",
    ru: "Сделайте это сейчас: срок истёк.",
    zh: "请立即处理；已逾期。",
  },
  unacknowledged: {
    en: "Read it and acknowledge it; half of the time is gone.",
    fr: "Lisez-la et accusez réception ; la moitié du délai est écoulée.",
    ru: "Прочтите и подтвердите: прошла половина срока.",
    zh: "请阅读并确认；时限已过半。",
  },
  unread: { en: "Phone the desk.", fr: "Appelez le service.", ru: "Позвоните в службу.", zh: "请致电该部门。" },
  "line-down": {
    en: "Use another path; what waits goes out when the line is back.",
    fr: "Prenez une autre voie ; l’attente partira au rétablissement.",
    ru: "Используйте другой путь; ожидающее уйдёт после восстановления.",
    zh: "请改用其他渠道；线路恢复后将发出待发内容。",
  },
  gap: {
    en: "It has been asked for again; if it stays missing, ask them by another path.",
    fr: "Il a été redemandé ; s’il manque toujours, demandez par une autre voie.",
    ru: "Запрошено повторно; если не придёт, запросите другим путём.",
    zh: "已再次索取；如仍缺失，请经其他渠道询问。",
  },
  equivocation: {
    en: "Keep both; ask them by another path which one they sent.",
    fr: "Gardez les deux ; demandez par une autre voie laquelle fut envoyée.",
    ru: "Сохраните оба; выясните другим путём, какое отправлено.",
    zh: "保留两份；请经其他渠道核实其所发为何。",
  },
  unannounced: {
    en: "Say what it was.",
    fr: "Dites ce que c’était.",
    ru: "Укажите, что это было.",
    zh: "请注明其为何物。",
  },
  refused: {
    en: "Ask them why by another path.",
    fr: "Demandez la raison par une autre voie.",
    ru: "Выясните причину другим путём.",
    zh: "请经其他渠道询问原因。",
  },
} satisfies Readonly<Record<string, Text>>;

export const alarmWords = {
  "line-call": {
    en: "{party} calls on a crisis line: {urgency}",
    fr: "{party} appelle sur une ligne de crise : {urgency}",
    ru: "{party} вызывает по кризисной линии: {urgency}",
    zh: "{party}经危机线路呼叫：{urgency}",
  },
  "line-call-escalated": {
    en: "{party} calls on a crisis line and nobody has answered: {urgency}",
    fr: "{party} appelle sur une ligne de crise et personne n’a répondu : {urgency}",
    ru: "{party} вызывает по кризисной линии, ответа нет: {urgency}",
    zh: "{party}经危机线路呼叫，尚无人应答：{urgency}",
  },
  "line-unanswered": {
    en: "Nobody answers the tests of the line: {party}, {count} in a row",
    fr: "Personne ne répond aux essais de la ligne : {party}, {count} de suite",
    ru: "Никто не отвечает на проверки линии: {party}, подряд: {count}",
    zh: "线路测试无人应答：{party}，连续{count}次",
  },
  "line-stopped": {
    en: "A crisis line stopped: {detail}",
    fr: "Une ligne de crise s’est arrêtée : {detail}",
    ru: "Кризисная линия остановлена: {detail}",
    zh: "危机线路已停用：{detail}",
  },
  "paper-missing": {
    en: "{party} speaks about a paper that has not reached us: {detail}",
    fr: "{party} parle d’un document qui ne nous est pas parvenu : {detail}",
    ru: "{party} ссылается на документ, который до нас не дошёл: {detail}",
    zh: "{party}提及一份我方尚未收到的文件：{detail}",
  },
  "line-change": {
    en: "A change of who is on a line waits for our word: {party}",
    fr: "Un changement des membres d’une ligne attend notre avis : {party}",
    ru: "Изменение состава линии ожидает нашего слова: {party}",
    zh: "线路成员变更待我方表态：{party}",
  },
  "file-refused": {
    en: "{party}’s centre gave other bytes for a file: {detail}",
    fr: "Le centre a donné d’autres octets pour un fichier ({party}) : {detail}",
    ru: "Центр передал другие данные вместо файла ({party}): {detail}",
    zh: "{party}的中心提供的文件内容不符：{detail}",
  },
  "file-mismatch": {
    en: "A file from {party} is not what was said of it: {detail}",
    fr: "Un fichier n’est pas ce qui en était dit ({party}) : {detail}",
    ru: "Файл не соответствует заявленному ({party}): {detail}",
    zh: "来自{party}的文件与所述不符：{detail}",
  },
  "line-down": {
    en: "No line to {party}; {count} waiting",
    fr: "Pas de liaison avec {party} ; en attente : {count}",
    ru: "Нет связи: {party}; в очереди: {count}",
    zh: "与{party}的线路中断；待发 {count}",
  },
  gap: {
    en: "{party} sent something that has not arrived: number {detail} of its count",
    fr: "{party} a envoyé quelque chose qui n’est pas arrivé : numéro {detail} de son compte",
    ru: "{party}: отправленное не получено, номер по счёту: {detail}",
    zh: "{party}发出的内容未收到：其编号 {detail}",
  },
  equivocation: {
    en: "{party}’s record contradicts itself: {detail}",
    fr: "Le registre se contredit ({party}) : {detail}",
    ru: "Запись противоречит сама себе ({party}): {detail}",
    zh: "{party}的记录自相矛盾：{detail}",
  },
  refused: {
    en: "{party}’s centre refused {reference}: {detail}",
    fr: "Le centre a refusé {reference} ({party}) : {detail}",
    ru: "Центр отклонил {reference} ({party}): {detail}",
    zh: "{party}的中心拒收 {reference}：{detail}",
  },
} satisfies Readonly<Record<string, Text>>;

export const urgencyWords = {
  routine: { en: "routine", fr: "ordinaire", ru: "обычный", zh: "一般" },
  priority: { en: "priority", fr: "prioritaire", ru: "срочный", zh: "优先" },
  flash: { en: "flash", fr: "éclair", ru: "молния", zh: "特急" },
} satisfies Readonly<Record<string, Text>>;
