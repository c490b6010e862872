/** Imports point down only: which rooms each room may name (DESIGN: "The rooms"). The linked install is the wall; this says why. */
import { posix } from "node:path";
import { readSource } from "./source.ts";
import { type Fault, type Place, placeOf, type Tree, testing } from "./tree.ts";

/** A name of ours without `@comity/`. `centre` alone allows all its doors; `centre/client` only that one. */
export const neighbours: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  proof: [],
  almanac: [],
  chart: [],
  regime: ["wire"],
  account: ["regime", "almanac"],
  outlook: ["account", "almanac", "regime"],
  talks: ["almanac", "regime"],
  brief: ["talks", "account", "almanac", "outlook", "regime"],
  watch: ["regime", "wire"],
  centre: ["wire", "proof", "regime", "watch"],
  drill: ["centre", "wire", "proof", "regime", "almanac", "account", "outlook", "watch"],
  cli: [
    "centre",
    "drill",
    "console",
    "wire",
    "proof",
    "regime",
    "almanac",
    "account",
    "outlook",
    "watch",
    "chart",
    "talks",
    "brief",
  ],
  console: ["wire", "regime", "almanac", "account", "outlook", "chart", "watch", "talks", "brief", "centre/client"],
};

const doorsOfCentre = ["centre", "centre/client", "centre/core"];

export function neighbourFaults(tree: Tree): readonly Fault[] {
  return [...tree].flatMap(([file, text]) => {
    if (/^packages\/[^/]+\/package\.json$/.test(file)) return manifestFaults(file, text);
    const place = placeOf(file);
    if (place === undefined) return [];
    return readSource(text)
      .literals.filter((l) => l.specifier)
      .flatMap((l) => {
        const fault = faultOf(file, place, l.text);
        return fault === undefined ? [] : [{ file, line: l.line, ...fault }];
      });
  });
}

type Words = Pick<Fault, "what" | "better">;

function faultOf(file: string, place: Place, specifier: string): Words | undefined {
  if (specifier.startsWith(".")) return relativeFault(file, place, specifier);
  const [, name] = /^@comity\/(.+)$/.exec(specifier) ?? [];
  if (name === undefined || name.split("/")[0] === place.room) return undefined;
  if (/\/(?:src|dist)(?:\/|$)/.test(name)) {
    const room = name.split("/")[0];
    return {
      what: `${specifier} goes behind the door of ${room}`,
      better: `import what @comity/${room} shows, or show more there`,
    };
  }
  return roomFault(place.room, name);
}

function roomFault(room: string, name: string): Words | undefined {
  const allowed = neighbours[room];
  if (allowed === undefined) {
    return {
      what: `${room} is no room of the house`,
      better: "give it its neighbours in tools/tidy/neighbours.ts and docs/ARCHITECTURE.md",
    };
  }
  const [base = name] = name.split("/");
  if (!allowed.includes(name) && !allowed.includes(base)) {
    const may = allowed.length === 0 ? "none of ours" : allowed.map((a) => `@comity/${a}`).join(", ");
    return { what: `${room} may not know @comity/${name}`, better: `it may import ${may}; move the shared part down` };
  }
  if (room === "cli" && base === "centre" && !doorsOfCentre.includes(name)) {
    return {
      what: `cli reaches centre by @comity/${name}`,
      better: `use ${doorsOfCentre.map((d) => `@comity/${d}`).join(", ")}`,
    };
  }
  return undefined;
}

function relativeFault(file: string, place: Place, specifier: string): Words | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  if (!target.startsWith(`packages/${place.room}/`)) {
    // A test may read what belongs to everyone (vectors/, regimes/), never another room.
    if (place.test && !target.startsWith("packages/")) return undefined;
    return { what: `${specifier} leaves the package`, better: "import another room by its name, @comity/…" };
  }
  if (!place.test && testing.test(target)) {
    return { what: `${specifier} is for tests`, better: "move what is needed here out of it" };
  }
  const core = "packages/centre/src/core/";
  if (file.startsWith(core) && !place.test && !target.startsWith(core)) {
    return {
      what: `${specifier} leaves the core of centre for its shell`,
      better: "hand what is needed to `step` as input",
    };
  }
  return undefined;
}

/** A room that declares a forbidden neighbour has already opened the wall: the install would let it through. */
function manifestFaults(file: string, text: string): readonly Fault[] {
  const room = file.split("/")[1] ?? "";
  return text.split("\n").flatMap((line, i) =>
    [...line.matchAll(/"@comity\/([a-z-]+)"\s*:\s*"[^"./]/g)].flatMap(([, name = ""]) => {
      // What a room declares is a package, so any of its allowed doors allows it.
      if (neighbours[room]?.some((a) => a.split("/")[0] === name)) return [];
      const fault = roomFault(room, name);
      return fault === undefined ? [] : [{ file, line: i + 1, ...fault }];
    }),
  );
}
