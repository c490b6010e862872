/** The page for a person whom the door does not let in: one clear sentence, in the reader's language. */
import { type Language, languages } from "@comity/regime";
import type { Problem } from "../api/schemas.ts";

type Words = Readonly<Record<Language, string>>;

const notSignedIn: Words = {
  en: "You are not signed in: open the link that `comity up` printed, or ask whoever runs this centre for a new one.",
  fr: "Vous n’êtes pas connecté : ouvrez le lien affiché par `comity up`, ou demandez-en un nouveau à qui gère ce centre.",
  ru: "Вы не вошли: откройте ссылку, которую напечатала команда `comity up`, или попросите новую у того, кто ведёт этот центр.",
  zh: "您尚未登录：请打开 `comity up` 显示的链接，或向本中心的管理者索取新链接。",
};
const linkUsed: Words = {
  en: "This link has been used or is not one of ours: each is good once, so open the newest that `comity up` printed or start it again.",
  fr: "Ce lien a déjà servi ou n’est pas des nôtres : chacun ne sert qu’une fois ; ouvrez le plus récent affiché par `comity up`, ou relancez-la.",
  ru: "Эта ссылка уже использована или не наша: каждая годится один раз; откройте самую новую из напечатанных `comity up` или запустите её снова.",
  zh: "此链接已被使用或并非本中心所发：每个链接只能用一次；请打开 `comity up` 最新显示的链接，或重新运行该命令。",
};
export const linkUsedDetail = linkUsed.en;

export function doorPage(told: Problem, acceptLanguage: string | undefined): string {
  const language = told.status === 401 ? preferred(acceptLanguage) : "en";
  const words =
    told.status !== 401 ? told.detail : told.detail === linkUsedDetail ? linkUsed[language] : notSignedIn[language];
  const sentence = escapeHtml(words).replace(/`([^`]+)`/g, "<code>$1</code>");
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Comity</title>
<style>
  :root { color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 18vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.3rem; }
  code { font-size: 0.95em; }
</style>
<h1>Comity</h1>
<p>${sentence}</p>
</html>
`;
}

function preferred(acceptLanguage = ""): Language {
  const asked = acceptLanguage.split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((a) => languages.filter((l) => l === a))[0] ?? "en";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
