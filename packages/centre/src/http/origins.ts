/** Which addresses are ours, and whether a browser's request comes from a page of our own. */
import { isIPv6 } from "node:net";
import type { FastifyRequest } from "fastify";
import { Trouble } from "./problems.ts";

const hasPort = (name: string): boolean => !isIPv6(name) && /:\d+$/.test(name);

/** `::1` and 4100 give `[::1]:4100`; a name that has its port keeps it. */
export function authorityOf(name: string, port: number): string {
  if (hasPort(name)) return name.toLowerCase();
  return `${isIPv6(name) ? `[${name}]` : name.toLowerCase()}:${port}`;
}

const loopback = /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/i;
export const isLoopback = (host: string): boolean => loopback.test(host);

export class Origins {
  private readonly scheme: "http" | "https";
  private readonly hosts = new Set<string>();

  /** @param port known once we listen; before that nothing is ours */
  constructor(isTls: boolean) {
    this.scheme = isTls ? "https" : "http";
  }

  /** @param names with a port (`centre.example:8443`), or without for the port that we listen at and the scheme's own */
  own(port: number, names: readonly string[]): void {
    for (const name of ["localhost", "127.0.0.1", "::1", ...names]) {
      const own = authorityOf(name, port);
      this.hosts.add(own);
      // Outside of this machine a proxy or a mapped port may stand before us, and leave out the scheme's own port.
      const isUsual = !isLoopback(name) || port === (this.scheme === "http" ? 80 : 443);
      if (isUsual && !hasPort(name)) this.hosts.add(own.slice(0, own.lastIndexOf(":")));
    }
  }

  /** A name that a stranger points at our address (DNS rebinding) makes the stranger's page our own in a browser's eyes. */
  checkHost(request: FastifyRequest): void {
    if (!this.hosts.has((request.headers.host ?? "").toLowerCase())) {
      throw new Trouble("misdirected", "this is not an address of this centre");
    }
  }

  /** For requests that a browser signed with its cookie, perhaps at another page's wish. */
  checkBrowser(request: FastifyRequest): void {
    const isApi = request.url.startsWith("/api/");
    // The pages of other ports of this machine count as the same site, so that SameSite alone lets them call.
    const site = request.headers["sec-fetch-site"];
    if (isApi && (site === "cross-site" || site === "same-site")) throw foreign();
    if (request.method === "GET" || request.method === "HEAD") return;
    const { origin } = request.headers;
    if (origin !== undefined && !this.isOurs(origin)) throw foreign();
    if (request.headers["x-comity"] !== "1") {
      throw new Trouble(
        "forbidden",
        "a call that changes something needs the header `x-comity: 1` beside a session's cookie",
      );
    }
  }

  private isOurs(origin: string): boolean {
    const [, scheme, host = ""] = /^(https?):\/\/(.+)$/i.exec(origin) ?? [];
    return scheme?.toLowerCase() === this.scheme && this.hosts.has(host.toLowerCase());
  }
}

const foreign = (): Trouble =>
  new Trouble("forbidden", "another site's page asked for this; only the console's own may");
