import type { EnvelopeId, Party } from "@comity/wire";
import { afterEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { Frame } from "../core/frames.ts";
import { makeCertificate } from "../run/certificate.ts";
import { startTransport, type Transport } from "./transport.ts";

interface End {
  readonly party: Party;
  readonly transport: Transport;
  readonly frames: { readonly from: Party; readonly frame: Frame }[];
  readonly links: Map<Party, boolean>;
}
const opened: Transport[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((t) => t.close()));
});

async function end(
  party: string,
  tls: Certificates,
  peers: Map<Party, string>,
  dials: { party: string; port: number }[] = [],
  port = 0,
): Promise<End> {
  const frames: End["frames"] = [];
  const links: End["links"] = new Map();
  const transport = await startTransport({
    me: party as Party,
    listen: { host: "127.0.0.1", port },
    tls: { ...tls, peers },
    peers: dials.map((d) => ({ party: d.party as Party, host: "127.0.0.1", port: d.port })),
    onFrame: (from, frame) => frames.push({ from, frame }),
    onLink: (peer, up) => links.set(peer, up),
    log: () => {},
  });
  opened.push(transport);
  return { party: party as Party, transport, frames, links };
}
interface Certificates {
  readonly cert: string;
  readonly key: string;
}
async function until(fact: () => boolean): Promise<void> {
  for (let n = 0; n < 400 && !fact(); n++) await new Promise((r) => setTimeout(r, 25));
  expect(fact()).toBe(true);
}
const cn = "CN" as Party;
const us = "US" as Party;
const refused: Frame = { refused: [{ id: "1".repeat(64) as EnvelopeId, line: "a line" }] };

describe("centres on one connection", () => {
  it("find each other by pinned certificates, carry frames both ways, and find each other again", async () => {
    const [a, b] = [
      await makeCertificate("CN" as Party, ["127.0.0.1"], Date.now()),
      await makeCertificate("US" as Party, ["127.0.0.1"], Date.now()),
    ];
    const pins = new Map([
      [cn, a.cert],
      [us, b.cert],
    ]);
    const two = await end("US", b, pins);
    const one = await end("CN", a, pins, [{ party: "US", port: two.transport.port }]);
    await until(() => one.links.get(us) === true && two.links.get(cn) === true);
    one.transport.send(us, refused);
    two.transport.send(cn, refused);
    await until(() => one.frames.length === 1 && two.frames.length === 1);
    expect(two.frames).toEqual([{ from: "CN", frame: refused }]);

    // Hung up, it is dialled again.
    one.links.clear();
    two.transport.hangUp(cn);
    await until(() => one.links.get(us) === true && two.links.get(cn) === true);
    one.transport.send(us, { gone: { stored: "2".repeat(64) } });
    await until(() => two.frames.length === 2);

    const { port } = two.transport;
    await two.transport.close();
    await until(() => one.links.get(us) === false);
    const again = await end("US", b, pins, [], port);
    await until(() => one.links.get(us) === true && again.links.get(cn) === true);
  });

  it("a stranger is not let in: without a certificate, or with one that nobody pinned, though it bears a party's name", async () => {
    const [a, b, impostor] = [
      await makeCertificate("CN" as Party, ["127.0.0.1"], Date.now()),
      await makeCertificate("US" as Party, ["127.0.0.1"], Date.now()),
      await makeCertificate("CN" as Party, ["127.0.0.1"], Date.now()),
    ];
    const two = await end(
      "US",
      b,
      new Map([
        [cn, a.cert],
        [us, b.cert],
      ]),
    );
    const knock = (tls: object): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`wss://127.0.0.1:${two.transport.port}/v1/peer`, { ca: [b.cert], ...tls });
        socket.on("message", () => resolve("message"));
        socket.on("error", () => resolve("refused"));
        socket.on("close", () => resolve("refused"));
      });
    expect(await knock({})).toBe("refused");
    expect(await knock({ cert: impostor.cert, key: impostor.key })).toBe("refused");
    expect(two.links.size).toBe(0);
  });

  it("a certificate that has expired, is not yet good, or was taken off the list lets nobody in, though it was exchanged", async () => {
    const day = 86_400_000;
    const [b, expired, early, good] = [
      await makeCertificate(us, ["127.0.0.1"], Date.now()),
      await makeCertificate(cn, ["127.0.0.1"], Date.now() - 11 * 365 * day),
      await makeCertificate(cn, ["127.0.0.1"], Date.now() + 30 * day),
      await makeCertificate(cn, ["127.0.0.1"], Date.now()),
    ];
    const knock = async (pinned: Certificates | undefined, shown: Certificates): Promise<string> => {
      const pins = new Map([[us, b.cert], ...(pinned === undefined ? [] : [[cn, pinned.cert] as const])]);
      const two = await end("US", b, pins);
      const said = await new Promise<string>((resolve) => {
        const to = `wss://127.0.0.1:${two.transport.port}/v1/peer`;
        const socket = new WebSocket(to, { ca: [b.cert], cert: shown.cert, key: shown.key });
        // The door opens before it looks who is there: only a link counts.
        socket.on("error", () => resolve("refused"));
        socket.on("close", () => resolve("refused"));
        const look = setInterval(() => two.links.get(cn) === true && resolve("let in"), 5);
        socket.on("close", () => clearInterval(look));
      });
      await two.transport.close();
      return said;
    };
    expect(await knock(good, good)).toBe("let in");
    expect(await knock(expired, expired)).toBe("refused");
    expect(await knock(early, early)).toBe("refused");
    expect(await knock(undefined, good)).toBe("refused");
  });

  it("what is no frame closes the connection and reaches nobody", async () => {
    const [a, b] = [
      await makeCertificate("CN" as Party, ["127.0.0.1"], Date.now()),
      await makeCertificate("US" as Party, ["127.0.0.1"], Date.now()),
    ];
    const two = await end(
      "US",
      b,
      new Map([
        [cn, a.cert],
        [us, b.cert],
      ]),
    );
    const socket = new WebSocket(`wss://127.0.0.1:${two.transport.port}/v1/peer`, {
      ca: [b.cert],
      cert: a.cert,
      key: a.key,
    });
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.on("open", () => socket.send('{"batch":"all of it"}'));
    expect(await closed).toBe(1003);
    expect(two.frames).toEqual([]);
  });
});
