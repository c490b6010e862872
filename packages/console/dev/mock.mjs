/**
 * A pretend centre for design work: serves dist/web and canned answers in the shapes of the API. It keeps nothing.
 *
 *     [WEB=DIR] node dev/mock.mjs [port] [live|drill] [officer 0..2] [--empty]
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import * as data from "./data.mjs";
import { regimes } from "./regime.mjs";

const [port = "4199", mode = "live", officer = "0"] = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const empty = process.argv.includes("--empty");
const web = process.env.WEB ?? join(dirname(fileURLToPath(import.meta.url)), "../dist/web");
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};
const started = Date.now();
let drafts = [data.draft(Number(officer) === 0 ? 1 : 0)];
const streams = new Set();
const change = () => {
  for (const s of streams) s.write(`data: {"position":1,"at":"${new Date().toISOString()}","ring":false}\n\n`);
};

const answers = {
  "GET /centre": () => ({
    ...data.centre(mode, Number(officer)),
    now: new Date(data.now + Date.now() - started).toISOString(),
  }),
  "GET /regimes": () => regimes,
  "GET /due": () => (empty ? [] : data.due),
  "GET /inbox": () => (empty ? [] : data.inbox),
  "GET /sent": () => (empty ? [] : data.sent),
  "GET /alarms": () => (empty ? [] : data.alarms),
  "GET /refusals": () =>
    empty
      ? []
      : [
          {
            at: "2026-11-24T01:02:03.000Z",
            peer: "RU",
            line: "malformed envelope",
            detail: "The signature is not by a key of RU that is good for this record.",
          },
        ],
  "GET /drafts": () => (empty ? [] : drafts),
  "POST /preview": (b) => data.preview(b.fields ?? {}),
  "POST /drafts": (b) =>
    keep({
      ...data.draft(1),
      ...b,
      ...data.preview(b.fields),
      id: "d".repeat(32),
      state: "draft",
      composedBy: data.centre(mode, Number(officer)).officer.name,
      reference: "FR-2026-0118",
      to: b.to ?? ["CN", "GB", "RU", "US"],
    }),
  "POST /seat": (b) => ({ url: `/?seat=${b.party}` }),
};
function keep(d) {
  drafts = [d, ...drafts.filter((x) => x.id !== d.id)];
  change();
  return d;
}

function answer(method, path, body) {
  const known = answers[`${method} ${path}`];
  if (known) return known(body);
  const [, room, id, act] = path.split("/");
  if (room === "messages") {
    const m = data.message(decodeURIComponent(id));
    if (act === "acknowledge")
      Object.assign(
        data.inbox.find((e) => e.id === m.id),
        { acknowledgedAt: new Date().toISOString(), acknowledgedBy: "A. Moreau" },
      );
    if (act) change();
    return act === "proof" ? "c2sp.org/tlog-proof@v1\n" : m;
  }
  if (room === "drafts") {
    const d = drafts.find((x) => x.id === id);
    if (!d) return null;
    if (method === "PUT")
      return keep({
        ...d,
        ...body,
        ...data.preview(body.fields ?? d.fields),
        state: body.submit ? "awaiting-release" : "draft",
      });
    if (act === "release") return keep({ ...d, state: "sent", releasedBy: "N. Petit" });
    if (act === "return")
      return keep({
        ...d,
        state: "draft",
        returned: { by: "N. Petit", at: new Date(data.now).toISOString(), reason: body.reason },
      });
    if (act === "discard") return keep({ ...d, state: "discarded" });
    return d;
  }
  if (room === "alarms" && act === "take") {
    Object.assign(
      data.alarms.find((a) => a.id === id),
      { takenBy: "A. Moreau", takenAt: new Date(data.now).toISOString() },
    );
    change();
    return {};
  }
  return null;
}

createServer((request, response) => {
  const url = new URL(request.url, "http://mock");
  response.setHeader(
    "content-security-policy",
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
  );
  if (!url.pathname.startsWith("/api/v1")) {
    const wanted = normalize(join(web, url.pathname));
    const file = existsSync(wanted) && extname(wanted) ? wanted : join(web, "index.html");
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    return response.end(readFileSync(file));
  }
  const path = url.pathname.slice("/api/v1".length);
  if (path === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": hello\n\n");
    streams.add(response);
    return request.on("close", () => streams.delete(response));
  }
  let text = "";
  request.on("data", (c) => {
    text += c;
  });
  request.on("end", () => {
    const found = answer(request.method, path, text ? JSON.parse(text) : {});
    response.writeHead(found === null ? 404 : 200, {
      "content-type": found === null ? "application/problem+json" : "application/json",
    });
    response.end(
      JSON.stringify(
        found ?? { type: "about:blank", title: "Not here", status: 404, detail: "There is no such item." },
      ),
    );
  });
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
