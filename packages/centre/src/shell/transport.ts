import { X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Party } from "@comity/wire";
import WebSocket, { WebSocketServer } from "ws";
import { type Frame, formatFrame, frameBytesMax, parseFrame } from "../core/frames.ts";
import type { World } from "./world.ts";

export interface TransportOptions {
  readonly me: Party;
  readonly listen: { readonly host: string; readonly port: number };
  /** Our certificate and key, and the very certificate of each peer: pinned, no authority stands between. PEM. */
  readonly tls: { readonly cert: string; readonly key: string; readonly peers: ReadonlyMap<Party, string> };
  readonly peers: readonly { readonly party: Party; readonly host: string; readonly port: number }[];
  onFrame(peer: Party, frame: Frame): void;
  onLink(peer: Party, connected: boolean): void;
  readonly log: World["log"];
}
export interface Transport {
  readonly port: number;
  /** Frames to a peer without a connection are dropped: the outbox sends them again when there is one. */
  send(to: Party, frame: Frame): void;
  /** End the connection with a peer; it is dialled again. */
  hangUp(peer: Party): void;
  close(): Promise<void>;
}

const redialMsFirst = 250;
const redialMsLast = 10_000;
const pingMs = 5_000;
/** A peer that does not read is cut off rather than kept in our memory; what it lacks is sent again later. */
const bufferedBytesMax = 64 * 1024 * 1024;

/**
 * Long-lived WebSockets between centres over mutual TLS 1.3. One connection for each pair: the party whose code comes first in the
 * alphabet dials. A peer is who its pinned certificate says, and no frame can claim another.
 */
export async function startTransport(o: TransportOptions): Promise<Transport> {
  const fingerprints = new Map(
    [...o.tls.peers].map(([party, pem]) => [new X509Certificate(pem).fingerprint256, party]),
  );
  const tls = {
    cert: o.tls.cert,
    key: o.tls.key,
    ca: [...o.tls.peers.values()],
    minVersion: "TLSv1.3" as const,
    rejectUnauthorized: true,
    requestCert: true,
  };
  const open = new Map<Party, WebSocket>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosing = false;

  function adopt(peer: Party, socket: WebSocket): void {
    open.get(peer)?.terminate();
    open.set(peer, socket);
    let isAlive = true;
    const heartbeat = setInterval(() => {
      if (!isAlive) socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingMs);
    socket.on("pong", () => {
      isAlive = true;
    });
    socket.on("message", (data, isBinary) => {
      isAlive = true;
      const frame = isBinary ? undefined : parseFrame(data.toString());
      if (frame !== undefined) return o.onFrame(peer, frame);
      o.log("warn", `${peer} sent something that is no frame`, { bytes: (data as Buffer).length });
      socket.close(1003, "malformed frame");
    });
    socket.on("close", () => {
      clearInterval(heartbeat);
      if (open.get(peer) !== socket) return;
      open.delete(peer);
      if (!isClosing) o.onLink(peer, false);
    });
    o.onLink(peer, true);
  }

  const server: Server = createServer(tls);
  const sockets = new WebSocketServer({ server, maxPayload: frameBytesMax, perMessageDeflate: false });
  server.on("tlsClientError", (e) => o.log("warn", "a stranger's connection was refused", { reason: e.message }));
  sockets.on("connection", (socket, request) => {
    socket.on("error", (e) => o.log("warn", "a peer's connection failed", { reason: e.message }));
    const peer = fingerprints.get((request.socket as TLSSocket).getPeerCertificate().fingerprint256);
    if (peer === undefined || request.url !== "/v1/peer") return socket.close(1008, "refused");
    adopt(peer, socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(o.listen.port, o.listen.host, () => resolve());
  });

  function dial(peer: { readonly party: Party; readonly host: string; readonly port: number }, waitMs: number): void {
    if (isClosing) return;
    // Only this one certificate is trusted for this peer; TLS also checks that it names the host that we dial.
    const expected = o.tls.peers.get(peer.party);
    const socket = new WebSocket(`wss://${peer.host}:${peer.port}/v1/peer`, {
      ...tls,
      ca: expected === undefined ? [] : [expected],
      maxPayload: frameBytesMax,
      perMessageDeflate: false,
      handshakeTimeout: 10_000,
    });
    let wait = waitMs;
    socket.on("error", (e) => o.log("info", `no connection to ${peer.party} yet`, { reason: e.message }));
    socket.on("open", () => {
      wait = redialMsFirst;
      adopt(peer.party, socket);
    });
    socket.on("close", () => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        dial(peer, Math.min(redialMsLast, wait * 2));
      }, wait);
      timers.add(timer);
    });
  }
  for (const peer of o.peers) if (o.me < peer.party) dial(peer, redialMsFirst);

  return {
    port: (server.address() as AddressInfo).port,
    send(to, frame) {
      const socket = open.get(to);
      if (socket?.readyState !== WebSocket.OPEN) return;
      if (socket.bufferedAmount > bufferedBytesMax) return socket.terminate();
      socket.send(formatFrame(frame));
    },
    hangUp: (peer) => open.get(peer)?.close(1008, "not asked for"),
    async close() {
      isClosing = true;
      for (const timer of timers) clearTimeout(timer);
      for (const socket of [...open.values(), ...sockets.clients]) socket.terminate();
      sockets.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
