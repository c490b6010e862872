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

export function doorPage(told: Problem, acceptLanguage: string | undefined, canSignIn = false): string {
  const language = told.status === 401 ? preferred(acceptLanguage) : "en";
  const words =
    told.status !== 401 ? told.detail : told.detail === linkUsedDetail ? linkUsed[language] : notSignedIn[language];
  const sentence = escapeHtml(words).replace(/`([^`]+)`/g, "<code>$1</code>");
  const way = told.status === 401 && canSignIn ? `\n<p><a href="/sign-in">${words4.signIn[language]}</a></p>` : "";
  return pageOf(language, `<p>${sentence}</p>${way}`);
}

const words4 = {
  signIn: { en: "Sign in", fr: "Se connecter", ru: "Войти", zh: "登录" },
  passkey: {
    en: "Sign in with a passkey",
    fr: "Se connecter avec une clé d’accès",
    ru: "Войти с ключом доступа",
    zh: "使用通行密钥登录",
  },
  provider: {
    en: "Sign in with {name}",
    fr: "Se connecter avec {name}",
    ru: "Войти через {name}",
    zh: "通过{name}登录",
  },
  lead: {
    en: "Sign in to the centre.",
    fr: "Connectez-vous au centre.",
    ru: "Войдите в центр.",
    zh: "登录本中心。",
  },
  waiting: {
    en: "Your device asks you to confirm.",
    fr: "Votre appareil vous demande de confirmer.",
    ru: "Подтвердите на своём устройстве.",
    zh: "请在您的设备上确认。",
  },
  failed: {
    en: "That did not sign you in. Try again, or ask whoever runs this centre.",
    fr: "Vous n’avez pas été connecté. Réessayez, ou adressez-vous à qui gère ce centre.",
    ru: "Войти не удалось. Попробуйте снова или обратитесь к тому, кто ведёт этот центр.",
    zh: "未能登录。请重试，或联系本中心的管理者。",
  },
  numbered: {
    en: "A passkey is bound to a name: open this page under the centre’s name, such as localhost, not under a number.",
    fr: "Une clé d’accès est liée à un nom : ouvrez cette page sous le nom du centre, par exemple localhost, et non sous un numéro.",
    ru: "Ключ доступа привязан к имени: откройте эту страницу по имени центра, например localhost, а не по номеру.",
    zh: "通行密钥与名称绑定：请用本中心的名称（如 localhost）打开此页，不要用数字地址。",
  },
} satisfies Readonly<Record<string, Words>>;

/** The page to sign in at. Its script is a file of our own, and the only one that a stranger gets. */
export function signInPage(
  language: Language,
  ways: { readonly passkey: boolean; readonly provider: string | undefined },
): string {
  const said = (key: "waiting" | "failed" | "numbered"): string => escapeHtml(words4[key][language]);
  const passkey = ways.passkey
    ? `<p><button id="passkey" type="button">${words4.passkey[language]}</button></p>
<p id="said" role="status" data-waiting="${said("waiting")}" data-failed="${said("failed")}" data-numbered="${said("numbered")}"></p>
<script type="module" src="/sign-in.js"></script>`
    : "";
  const name = escapeHtml(words4.provider[language].replace("{name}", ways.provider ?? ""));
  const provider = ways.provider === undefined ? "" : `<p><a href="/sign-in/oidc">${name}</a></p>`;
  return pageOf(language, `<p>${words4.lead[language]}</p>\n${passkey}\n${provider}`);
}

function pageOf(language: Language, body: string): string {
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
  button { font: inherit; padding: 0.4rem 0.9rem; min-height: 44px; }
</style>
<h1>Comity</h1>
${body}
</html>
`;
}

export function preferred(acceptLanguage = ""): Language {
  const asked = acceptLanguage.split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((a) => languages.filter((l) => l === a))[0] ?? "en";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
