import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Party } from "@comity/wire";
import { afterEach, describe, expect, test } from "vitest";
import { connect, Refused } from "../client/index.ts";
import { makeCertificate } from "../run/certificate.ts";
import { enter, get, type Started, start } from "./testing.ts";

const open: Started[] = [];
async function centre(...args: Parameters<typeof start>): Promise<Started> {
  const started = await start(...args);
  open.push(started);
  return started;
}
afterEach(async () => {
  for (const c of open.splice(0)) await c.close();
});

const asBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const bearer = (token = "") => ({ authorization: `Bearer ${token}` });

describe("nothing without sign-in", () => {
  test("every path answers 401, found or not", async () => {
    const us = await centre("US", { webRoot: pages() });
    const paths = [
      "/",
      "/index.html",
      "/assets/app-1a2b.js",
      "/compose",
      "/nowhere",
      "/api/v1/centre",
      "/api/v1/inbox.csv",
    ];
    paths.push("/api/v1/openapi.json", "/api/v1/events", "/api/v2", "//", "/%zz", "/enter/", "/enter?code=", "/enter");
    for (const path of paths) {
      const { status, headers, body } = await get(us.url + path);
      expect([path, status]).toEqual([path, 401]);
      expect(headers["content-type"]).toMatch(/problem\+json/);
      expect(JSON.parse(body)).toMatchObject({ status: 401 });
    }
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]) {
      expect((await get(`${us.url}/api/v1/drafts`, { method })).status).toBe(401);
      expect((await get(`${us.url}/enter`, { method })).status).toBe(401);
    }
  });

  test("a person gets a page that says how to come in, in their language", async () => {
    const us = await centre("US");
    const { status, headers, body } = await get(`${us.url}/`, { headers: asBrowser });
    expect(status).toBe(401);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'self';script-src 'self' 'wasm-unsafe-eval';worker-src 'self';style-src 'self' 'unsafe-inline'/,
    );
    expect(body).toMatch("open the link that <code>comity up</code> printed");
    expect(body).not.toMatch("<script");
    const french = await get(`${us.url}/`, { headers: { ...asBrowser, "accept-language": "fr-CA,fr;q=0.9,en;q=0.8" } });
    expect(french.body).toMatch("ouvrez le lien");
  });
});

describe("an officer's token", () => {
  test("lets its officer in, and no other text does", async () => {
    const us = await centre("US");
    const me = await connect({ url: us.url, token: us.tokens[1] ?? "" }).centre();
    expect(me.officer).toEqual({ name: "Ben Ode", role: "releasing-officer", desk: null });
    for (const authorization of ["Bearer", "Bearer ", "Bearer wrong", "Basic dXM6dXM=", `Token ${us.tokens[0]}`]) {
      expect((await get(`${us.url}/api/v1/centre`, { headers: { authorization } })).status).toBe(401);
    }
  });

  test("is not needed to change anything but itself: no x-comity, no origin", async () => {
    const us = await centre("US");
    const path = `${us.url}/api/v1/messages/US-2026-0001/acknowledge`;
    expect((await get(path, { method: "POST", headers: bearer(us.tokens[0]) })).status).toBe(200);
  });

  test("fails twenty times a minute, then waits; whoever holds a right one does not", async () => {
    const us = await centre("US");
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++) {
      statuses.push((await get(`${us.url}/api/v1/centre`, { headers: bearer(`guess-${i}`) })).status);
    }
    expect(statuses).toEqual([...Array(20).fill(401), 429, 429]);
    const { status, headers, body } = await get(`${us.url}/enter?code=guess`);
    expect([status, Number(headers["retry-after"]) > 0]).toEqual([429, true]);
    expect(JSON.parse(body).detail).toMatch(/too many failed sign-ins; try again in \d+ s/);
    expect((await get(`${us.url}/api/v1/centre`, { headers: bearer(us.tokens[0]) })).status).toBe(200);
  });
});

describe("a one-time link", () => {
  test("signs its officer in, once", async () => {
    const us = await centre("US");
    const link = us.enterUrl("Vera Cole");
    const first = await get(link);
    expect([first.status, first.headers.location]).toEqual([303, "/"]);
    expect(first.headers["set-cookie"]?.[0]).toMatch(/^comity-us=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const me = await get(`${us.url}/api/v1/centre`, { headers: { cookie } });
    expect(JSON.parse(me.body).officer.name).toBe("Vera Cole");

    const second = await get(link, { headers: asBrowser });
    expect([second.status, second.headers["set-cookie"]]).toEqual([401, undefined]);
    expect(second.body).toMatch("This link has been used or is not one of ours");
  });

  test("opened again in the browser that used it leads to the console", async () => {
    const us = await centre("US");
    const link = us.enterUrl("Vera Cole");
    const cookie = await enter(link);
    const again = await get(link, { headers: { ...asBrowser, cookie } });
    expect([again.status, again.headers.location, again.headers["set-cookie"]]).toEqual([303, "/", undefined]);
  });

  test("is for an officer that there is", async () => {
    const us = await centre("US");
    expect(() => us.enterUrl("Nobody")).toThrow('there is an officer named "Nobody"');
  });
});

describe("a session", () => {
  test("of one centre is worth nothing at another", async () => {
    const us = await centre("US");
    const fr = await centre("FR");
    const cookie = await enter(us.enterUrl("Vera Cole"));
    expect((await get(`${fr.url}/api/v1/centre`, { headers: { cookie } })).status).toBe(401);
    const renamed = cookie.replace("comity-us", "comity-fr");
    expect((await get(`${fr.url}/api/v1/centre`, { headers: { cookie: renamed } })).status).toBe(401);
    // A browser sends both to both, and each centre takes its own.
    const both = `${cookie}; ${await enter(fr.enterUrl("Ben Ode"))}`;
    const seen = await Promise.all([us, fr].map((c) => get(`${c.url}/api/v1/centre`, { headers: { cookie: both } })));
    expect(seen.map((s) => JSON.parse(s.body).officer.name)).toEqual(["Vera Cole", "Ben Ode"]);
  });

  test("ends by signing out, and after twelve idle hours", async () => {
    const us = await centre("US");
    const out = await enter(us.enterUrl("Vera Cole"));
    const headers = { cookie: out, "x-comity": "1" };
    const left = await get(`${us.url}/api/v1/sign-out`, { method: "POST", headers });
    expect([left.status, left.headers["set-cookie"]?.[0]]).toEqual([
      204,
      expect.stringMatching(/^comity-us=;.*Expires=Thu, 01 Jan 1970/),
    ]);
    expect((await get(`${us.url}/api/v1/centre`, { headers })).status).toBe(401);

    const idle = { cookie: await enter(us.enterUrl("Vera Cole")) };
    const hourMs = 3_600_000;
    for (const [waited, status] of [
      [11.9, 200],
      [11.9, 200],
      [12.1, 401],
    ] as const) {
      us.wait(waited * hourMs);
      expect((await get(`${us.url}/api/v1/centre`, { headers: idle })).status).toBe(status);
    }
  });

  test("of before ends when another officer sits down in the same browser", async () => {
    const us = await centre("US");
    const before = await enter(us.enterUrl("Vera Cole"));
    await get(us.enterUrl("Ben Ode"), { headers: { cookie: before } });
    expect((await get(`${us.url}/api/v1/centre`, { headers: { cookie: before } })).status).toBe(401);
  });
});

describe("guards around a browser", () => {
  test("a host name that is not ours is refused, whoever asks", async () => {
    const us = await centre("US", { names: ["centre.example", "proxy.example:8443"] });
    const ask = (host: string) => get(`${us.url}/api/v1/centre`, { headers: { host, ...bearer(us.tokens[0]) } });
    const ours = [`127.0.0.1:${us.port}`, `localhost:${us.port}`, `LOCALHOST:${us.port}`, `[::1]:${us.port}`];
    for (const host of [...ours, `centre.example:${us.port}`, "centre.example", "proxy.example:8443"]) {
      expect([host, (await ask(host)).status]).toEqual([host, 200]);
    }
    for (const host of [`evil.example:${us.port}`, "evil.example", "127.0.0.1", "127.0.0.1:1", "proxy.example"]) {
      expect([host, (await ask(host)).status]).toEqual([host, 421]);
    }
    expect((await get(us.enterUrl("Vera Cole"), { headers: { host: "evil.example" } })).status).toBe(421);
  });

  test("what a session changes needs x-comity and, if an origin is named, ours", async () => {
    const us = await centre("US");
    const cookie = await enter(us.enterUrl("Vera Cole"));
    const acknowledge = (headers: Record<string, string>) =>
      get(`${us.url}/api/v1/messages/US-2026-0001/acknowledge`, { method: "POST", headers: { cookie, ...headers } });
    const own = { "x-comity": "1" };
    expect((await acknowledge(own)).status).toBe(200);
    expect((await acknowledge({ ...own, origin: us.url })).status).toBe(200);
    expect((await acknowledge({ ...own, origin: us.url, "sec-fetch-site": "same-origin" })).status).toBe(200);
    const foreign = [
      {},
      { "x-comity": "yes" },
      { ...own, origin: "null" },
      { ...own, origin: `http://127.0.0.1:${us.port + 1}` },
      { ...own, origin: us.url.replace("http", "https") },
      { ...own, origin: "https://evil.example" },
      { ...own, "sec-fetch-site": "same-site" },
      { origin: us.url },
    ];
    us.fake.acts.length = 0;
    for (const headers of foreign)
      expect([headers, (await acknowledge(headers as Record<string, string>)).status]).toEqual([headers, 403]);
    expect(us.fake.acts).toEqual([]);
  });

  test("pages of other ports may lead here but not read here", async () => {
    const us = await centre("US", { webRoot: pages() });
    const headers = { cookie: await enter(us.enterUrl("Vera Cole")), "sec-fetch-site": "same-site" };
    expect((await get(`${us.url}/`, { headers: { ...headers, ...asBrowser } })).status).toBe(200);
    expect((await get(`${us.url}/api/v1/inbox`, { headers })).status).toBe(403);
  });

  test("with TLS the cookie is bound to it and to this host", async () => {
    const { cert, key } = await makeCertificate("US" as Party, ["localhost"], Date.now());
    const us = await centre("US", { tls: { cert, key }, host: "0.0.0.0", names: ["centre.example"] });
    expect(us.url).toBe(`https://centre.example:${us.port}`);
    const link = us.enterUrl("Vera Cole").replace("centre.example", "localhost");
    const { headers } = await get(link, { ca: cert });
    expect(headers["set-cookie"]?.[0]).toMatch(
      /^__Host-comity-us=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(headers["strict-transport-security"]).toMatch("max-age=31536000");
    const cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const address = `https://localhost:${us.port}/api/v1/centre`;
    expect((await get(address, { ca: cert, headers: { cookie } })).status).toBe(200);
    expect((await get(address, { ca: cert })).status).toBe(401);
  });

  test("without TLS it listens at loopback only", async () => {
    await expect(start("US", { host: "0.0.0.0" })).rejects.toThrow(
      /^without TLS a centre listens on this machine only/,
    );
    const us = await centre("US");
    await expect(start("FR", { port: us.port })).rejects.toThrow(
      `port ${us.port} of 127.0.0.1 is in use by another program`,
    );
  });
});

describe("seats of one machine", () => {
  const key = new Uint8Array(32).fill(7);
  const text4 = (en: string) => ({ en, fr: en, ru: en, zh: en });
  async function two(): Promise<{ us: Started; fr: Started }> {
    const all: Started[] = [];
    const seats = (me: string) => ({
      key,
      others: () =>
        all
          .map((c) => ({
            party: c.fake.env.me as string,
            name: text4(`Centre of ${c.fake.env.me}`),
            url: c.url,
            officers: [
              { name: "Vera Cole", role: "watch-officer" as const, desk: null },
              { name: "Ben Ode", role: "releasing-officer" as const, desk: null },
            ],
          }))
          .filter((o) => o.party !== me),
    });
    for (const party of ["US", "FR"]) all.push(await centre(party, { seats: seats(party) }));
    const [us, fr] = all;
    if (us === undefined || fr === undefined) throw new Error("two centres");
    return { us, fr };
  }

  test("a ticket opens another seat, once, for a minute, there alone", async () => {
    const { us, fr } = await two();
    const client = connect({ url: us.url, token: us.tokens[0] ?? "" });
    expect((await client.centre()).seats.map((s) => s.party)).toEqual(["FR", "US"]);

    const { url } = await client.seat("FR", "Ben Ode");
    expect(url.startsWith(`${fr.url}/enter?ticket=FR.`)).toBe(true);
    expect((await get(url.replace(fr.url, us.url))).status).toBe(401);
    const cookie = await enter(url);
    expect(cookie).toMatch(/^comity-fr=/);
    expect(JSON.parse((await get(`${fr.url}/api/v1/centre`, { headers: { cookie } })).body).officer.name).toBe(
      "Ben Ode",
    );
    expect((await get(url)).status).toBe(401);

    const late = (await client.seat("FR")).url;
    fr.wait(61_000);
    expect((await get(late)).status).toBe(401);
  });

  test("one's own centre has other seats too", async () => {
    const { us } = await two();
    const { url } = await connect({ url: us.url, token: us.tokens[0] ?? "" }).seat("US", "Desk Officer");
    const cookie = await enter(url);
    expect(JSON.parse((await get(`${us.url}/api/v1/centre`, { headers: { cookie } })).body).officer.role).toBe("desk");
  });

  test("whoever came by localhost stays there", async () => {
    const { us } = await two();
    const headers = { host: `localhost:${us.port}`, "content-type": "application/json", ...bearer(us.tokens[0]) };
    const { body } = await get(`${us.url}/api/v1/seat`, { method: "POST", headers, body: '{"party":"FR"}' });
    expect(JSON.parse(body).url).toMatch(/^http:\/\/localhost:\d+\/enter\?ticket=FR\./);
  });

  test("a forged or altered ticket is refused", async () => {
    const { us, fr } = await two();
    const { url } = await connect({ url: us.url, token: us.tokens[0] ?? "" }).seat("FR");
    const [party, , nonce, expires, mac] = (new URL(url).searchParams.get("ticket") ?? "").split(".");
    const desk = Buffer.from("Desk Officer").toString("base64url");
    const forged = [
      [party, desk, nonce, expires, mac],
      [party, desk, nonce, String(Number(expires) + 1), mac],
      [party, desk, nonce, expires, ""],
      [party, desk],
      ["", "", "", "", ""],
    ];
    for (const parts of forged) expect((await get(`${fr.url}/enter?ticket=${parts.join(".")}`)).status).toBe(401);
  });

  test("an unknown seat is named, and a centre that runs alone has none", async () => {
    const { us } = await two();
    const client = connect({ url: us.url, token: us.tokens[0] ?? "" });
    await expect(client.seat("CN")).rejects.toThrow("no centre of CN runs here; there are FR, US");
    await expect(client.seat("FR", "Nobody")).rejects.toThrow(
      'FR has no officer "Nobody"; there are Vera Cole, Ben Ode',
    );

    const { url } = await client.seat("US");
    const alone = await centre("US");
    expect((await get(url.replace(us.url, alone.url))).status).toBe(401);
    const told = await connect({ url: alone.url, token: alone.tokens[0] ?? "" })
      .seat("US")
      .catch((e) => e);
    expect(told).toBeInstanceOf(Refused);
    expect(told.problem.status).toBe(404);
  });
});

describe("the console's pages", () => {
  test("one page draws every room; hashed files may be kept, answers never", async () => {
    const us = await centre("US", { webRoot: pages() });
    const cookie = await enter(us.enterUrl("Vera Cole"));
    const ask = (path: string, headers: Record<string, string> = {}) =>
      get(us.url + path, { headers: { cookie, ...headers } });
    for (const path of ["/", "/compose", "/compose/US-2026-0001?step=2", "/messages/US-2026-0001", "/globe"]) {
      const { status, body, headers } = await ask(path, asBrowser);
      expect([path, status, body]).toEqual([path, 200, "<!doctype html>the console"]);
      expect(headers["cache-control"]).toBe("no-cache");
    }
    const asset = await ask("/assets/app-1a2b.js", { "accept-encoding": "gzip, br" });
    expect(asset.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "private, max-age=31536000, immutable",
    });
    expect((await ask("/assets/gone.js", asBrowser)).status).toBe(404);
    expect((await ask("/.env", asBrowser)).status).toBe(404);
    expect((await ask("/..%2f..%2fetc%2fpasswd")).status).toBe(404);
    expect((await ask("/api/v1/nothing", asBrowser)).headers["content-type"]).toMatch(/problem\+json/);
    for (const path of ["/api/v1/centre", "/api/v1/nothing", "/api/v1/due.csv"])
      expect((await ask(path)).headers["cache-control"]).toBe("no-store");
  });

  test("where it is not built, the page says what to do", async () => {
    const us = await centre("US", { webRoot: join(tmpdir(), "not-built-yet") });
    const cookie = await enter(us.enterUrl("Vera Cole"));
    const { status, body } = await get(`${us.url}/`, { headers: { cookie, ...asBrowser } });
    expect([status, body.includes("<code>npm run build</code>")]).toEqual([404, true]);
  });
});

const folders: string[] = [];
function pages(): string {
  const root = mkdtempSync(join(tmpdir(), "comity-pages-"));
  folders.push(root);
  mkdirSync(join(root, "assets"));
  writeFileSync(join(root, "index.html"), "<!doctype html>the console");
  writeFileSync(join(root, ".env"), "secret");
  writeFileSync(join(root, "assets/app-1a2b.js"), "go()");
  writeFileSync(join(root, "assets/app-1a2b.js.br"), "(brotli)");
  return root;
}
afterEach(() => {
  for (const root of folders.splice(0)) rmSync(root, { recursive: true });
});
