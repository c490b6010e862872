/** What the browser tests share: Debian's Chromium, what it asked for and complained of, and pictures of what went wrong. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import type { Up } from "./up.ts";

/** Quiet, and with no way to any name: whatever is not this machine's own address is not found. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

export type Language = "en" | "fr" | "ru" | "zh";
export type Theme = "light" | "dark" | "night";
export interface Reader {
  readonly language?: Language;
  readonly theme?: Theme;
  /** 1440 × 900 when it is left out; a phone is 390 × 844. */
  readonly width?: number;
}

export interface Watched {
  /** A new reader with nothing kept: no session, no cache, no choice made. */
  reader(as?: Reader): Promise<BrowserContext>;
  /** Every address that any page asked for so far and that is not one of these centres' own. */
  askedOutside(up: Up): string[];
  /** What pages wrote as errors to their console, such as a script that threw or a policy that stopped something. */
  readonly complaints: readonly string[];
  /** Does it; when it fails, the error names the folder with a picture of every open page. */
  pictured(what: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<Watched> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser: Browser = await chromium.launch({ executablePath, args: flags });
  const asked: string[] = [];
  const complaints: string[] = [];

  async function pictures(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "comity-pictures-"));
    const pages = browser.contexts().flatMap((c) => c.pages());
    for (const [i, page] of pages.entries()) {
      const path = join(folder, `${i + 1}.png`);
      await page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {}); // it may be gone or stuck
    }
    return `${folder} (${pages.map((p) => p.url()).join(", ")})`;
  }

  return {
    askedOutside(up) {
      const own = new Set(Object.values(up.access.centres).map((c) => c.url));
      return asked.filter((address) => !own.has(new URL(address).origin));
    },
    complaints,
    async reader({ language, theme, width = 1440 } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 844 : 900 },
        hasTouch: width < 600,
        timezoneId: "Europe/Paris",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(30_000); // long: a build server may be slow, and what is there is not waited for
      const kept = {
        ...(language ? { "comity.language": language } : {}),
        ...(theme ? { "comity.theme": theme } : {}),
      };
      await context.addInitScript((choices: Record<string, string>) => {
        if (location.protocol !== "http:") return; // a blank page has no storage
        for (const [name, choice] of Object.entries(choices)) localStorage.setItem(name, choice);
      }, kept);
      context.on("request", (r) => asked.push(r.url()));
      context.on("weberror", (e) => complaints.push(`${e.page()?.url()}: ${e.error().message}`));
      context.on("console", (m) => {
        if (m.type() === "error") complaints.push(`${m.page()?.url()}: ${m.text()}`);
      });
      return context;
    },
    async pictured(what) {
      const before = complaints.length;
      try {
        await what();
      } catch (e) {
        if (e instanceof Error) {
          e.message += [`\nPictures of the open pages: ${await pictures()}`, ...complaints.slice(before)].join("\n  ");
        }
        throw e;
      } finally {
        for (const c of browser.contexts()) if (!held.has(c)) await c.close();
      }
    },
    close: () => browser.close(),
  };
}

/** Contexts that outlive one test. */
const held = new WeakSet<BrowserContext>();
export function hold(context: BrowserContext): BrowserContext {
  held.add(context);
  return context;
}

/** Sits down by a link that the centre's API gives to whoever holds an officer's token, as `up` gives its first one. */
export async function sitDown(up: Up, context: BrowserContext, party: string, role = "watch-officer"): Promise<Page> {
  const officer = up.access.centres[party]?.officers.find((o) => o.role === role)?.name ?? "";
  const { url } = await up.client(party).seat(party, officer);
  const page = await context.newPage();
  await page.goto(url);
  await settled(page);
  return page;
}

/** Opens a room of the centre where the page's officer sits. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await settled(page);
}

/** The room is drawn, with all that it asked of the centre, in its fonts. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main .lead p").first().waitFor();
  await page.locator("main > .empty[role=status]").waitFor({ state: "detached" }); // "Asking the centre…"
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** The sentence that opens a room. */
export const lead = (page: Page): Promise<string> => page.locator("main .lead p").first().innerText();

/** All words of the page, those for screen readers too, but for a file that is shown as it stands. */
export function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said = ["aria-label", "title", "placeholder"].flatMap((name) =>
      [...document.querySelectorAll(`body [${name}]`)].map((e) => e.getAttribute(name) ?? ""),
    );
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const file of body.querySelectorAll("[translate=no]")) file.remove();
    return [document.title, body.textContent ?? "", ...said].join("\n");
  });
}

/** WCAG 2.2 AA by axe, over the page as it stands; each fault with its place. `rules` names some, when not all are asked. */
export async function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Legacy: in the page itself, without opening another beside it for the frames that we do not have.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules === undefined) axe.withTags(["wcag2a", "wcag2aa", "wcag22aa"]);
  else axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} at ${n.target}: ${n.failureSummary ?? v.help}`));
}

/** How many pixels the page can be scrolled sideways, and by what. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((e) => e.getBoundingClientRect().right > width + 0.5)
      .map((e) => `${e.tagName} ${e.className} "${(e.textContent ?? "").slice(0, 40)}"`);
  });
}

interface CdpNode {
  readonly nodeId: number;
  readonly nodeType: number;
  readonly nodeValue: string;
  readonly children?: readonly CdpNode[];
  readonly shadowRoots?: readonly CdpNode[];
  readonly pseudoElements?: readonly CdpNode[];
}

/** Text that the browser drew with a font of the machine, because none of ours had its glyphs. */
export async function strangeGlyphs(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("DOM.enable");
  await cdp.send("CSS.enable");
  const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
  const body = root.children?.find((c) => c.nodeName === "HTML")?.children?.find((c) => c.nodeName === "BODY");
  expect(body).toBeDefined();
  const strange: string[] = [];
  const look = async (node: CdpNode): Promise<void> => {
    const below = [...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.pseudoElements ?? [])];
    const words = below.flatMap((c) => (c.nodeType === 3 ? [c.nodeValue] : [])).join(" ");
    const isDrawn = words.trim() !== "" || node.pseudoElements !== undefined;
    const asked = isDrawn ? cdp.send("CSS.getPlatformFontsForNode", { nodeId: node.nodeId }) : Promise.resolve(null);
    // A node may be drawn anew meanwhile, such as a clock's; the next one stands for it.
    const [told] = await Promise.all([asked.catch(() => null), ...below.map(look)]);
    for (const f of told?.fonts ?? []) {
      if (!f.isCustomFont) strange.push(`${f.glyphCount} glyphs of ${f.familyName} near "${words.slice(0, 60)}"`);
    }
  };
  if (body !== undefined) await look(body);
  await cdp.detach();
  return strange;
}
