import { createServer } from "node:net";
import { Stop } from "../io.ts";

export const host = "127.0.0.1";

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The consoles' ports, in a row; a taken one is named. */
export async function consolePorts(first: number, parties: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ports = new Map(parties.map((p, i) => [p, first + i]));
  const taken: string[] = [];
  for (const [party, port] of ports) if (!(await isFree(port))) taken.push(`${port} (${party})`);
  if (taken.length === 0) return ports;
  throw new Stop(
    3,
    `taken by another program: port ${taken.join(", ")}. End that program (another \`comity up\`?), or name another first port with --port; ${parties.length} in a row are used`,
  );
}

/** Where the centres reach each other: the next free ports after the consoles'. Not such as the system lends out by itself. */
export async function peerPorts(after: number, parties: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  let port = after;
  for (const party of parties) {
    do port += 1;
    while (port < 65_535 && !(await isFree(port)));
    ports.set(party, port);
  }
  return ports;
}
