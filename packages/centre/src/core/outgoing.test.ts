import { type ItemId, instantOf, type Message, type Party, parseEnvelope, sealMessage } from "@comity/wire";
import { nodePrimitives } from "@comity/wire/node";
import { describe, expect, it } from "vitest";
import { moreau, petit, regimeFile, setTable, settle, speak, type Table } from "../testing.ts";
import { declarationRounds } from "../views/declarations.ts";
import type { Act } from "./act.ts";
import { alarmsAt } from "./alarms.ts";
import { declarationKey } from "./declare/state.ts";
import { parseWords } from "./line/words.ts";
import { foldPaper, owesReply, type PaperMessage, paperWord } from "./paper/state.ts";

const day = 24 * 3_600_000;
const table5 = (): Table => setTable({ regimes: ["p5-doctrine-policy-spending"] });
async function sent(table: Table, party: string, act: Act): Promise<ItemId> {
  const seat = table.seat(party);
  const prepared = await speak(table, seat, moreau, act);
  if (prepared.kind !== "done" || prepared.id === null) throw new Error(JSON.stringify(prepared));
  const released = await speak(table, seat, petit, { do: "release-outgoing", id: prepared.id });
  if (released.kind !== "done") throw new Error(JSON.stringify(released));
  return prepared.id;
}
const p = (s: string) => s as Party;

describe("papers", () => {
  const tabled = (to: readonly string[], more: object = {}): Act => ({
    do: "prepare-paper",
    act: "tabled",
    to: to.map(p),
    asksReply: true,
    language: "en",
    plain: {
      title: "Systematic dialogue",
      text: "We propose to talk about strategic stability apart from other issues.",
    },
    ...more,
  });

  it("for one state are on no other's disk, and wait for its reply from when it had them", async () => {
    const table = table5();
    const id = await sent(table, "US", tabled(["RU"]));
    const ru = table.seat("RU").centre.state;
    const paper = ru.papers.get(id);
    expect(paper && parseWords(ru.words.get(paper.steps.first()?.envelope ?? ("" as never)) ?? "").title).toBe(
      "Systematic dialogue",
    );
    for (const other of ["CN", "FR", "GB"]) {
      const { state, tree } = table.seat(other).centre;
      expect([state.papers.size, state.envelopes.size, tree.size]).toEqual([0, 0, 0]);
    }
    table.now += 9 * day;
    const us = table.seat("US").centre;
    const own = us.state.papers.get(id);
    if (own === undefined) throw new Error("no paper");
    expect(paperWord(own, us.now())).toBe("awaiting-reply");
    expect(owesReply(us.state, own, p("US"), us.now())).toEqual([
      { party: "RU", since: instantOf(table.now - 9 * day) },
    ]);
    // What lies on the sender's disk outside its own journal of words is sealed to Russia alone.
    expect(us.line(own.steps.first()?.envelope ?? ("" as never))).not.toContain("strategic");
    await sent(table, "RU", {
      do: "prepare-paper",
      act: "declined",
      paper: id,
      asksReply: false,
      plain: { text: "Not for now." },
    });
    expect(paperWord(table.seat("US").centre.state.papers.get(id) ?? own, us.now())).toBe("declined");
  });

  it("lapse when their day passes, are withdrawn by who tabled them alone, and a new text asks anew", async () => {
    const table = table5();
    const id = await sent(table, "FR", tabled(["CN", "GB"], { replyBy: instantOf(table.now + 2 * day) }));
    const word = (party: string) => {
      const c = table.seat(party).centre;
      const paper = c.state.papers.get(id);
      return paper && paperWord(paper, c.now());
    };
    await sent(table, "GB", {
      do: "prepare-paper",
      act: "answered",
      paper: id,
      asksReply: false,
      plain: { text: "Yes." },
    });
    expect([word("FR"), word("CN"), word("GB")]).toEqual(Array(3).fill("awaiting-reply"));
    await sent(table, "FR", {
      do: "prepare-paper",
      act: "revised",
      paper: id,
      asksReply: true,
      plain: { text: "Anew." },
    });
    expect(
      owesReply(
        table.seat("FR").centre.state,
        table.seat("FR").centre.state.papers.get(id) as never,
        p("FR"),
        instantOf(table.now),
      ).map((o) => o.party),
    ).toEqual(["CN", "GB"]);
    table.now += 3 * day;
    expect(word("CN")).toBe("lapsed");
    const foreign = await speak(table, table.seat("CN"), moreau, {
      do: "prepare-paper",
      act: "withdrawn",
      paper: id,
      asksReply: false,
      plain: { text: "?" },
    });
    expect(foreign.kind === "no" && foreign.detail).toContain("only FR");
    await sent(table, "FR", {
      do: "prepare-paper",
      act: "withdrawn",
      paper: id,
      asksReply: false,
      plain: { text: "Withdrawn." },
    });
    expect([word("FR"), word("CN"), word("GB")]).toEqual(Array(3).fill("withdrawn"));
  });

  it("stand the same whatever order their steps came in", async () => {
    const table = table5();
    const id = await sent(table, "US", tabled(["CN", "FR"]));
    const step = (act: string): Act =>
      ({ do: "prepare-paper", act, paper: id, asksReply: act === "revised", plain: { text: act } }) as Act;
    await sent(table, "FR", step("declined"));
    table.now += 1000;
    await sent(table, "US", step("revised"));
    table.now += 1000;
    await sent(table, "CN", step("comment"));
    await sent(table, "FR", step("answered"));
    const us = table.seat("US").centre;
    const whole = us.state.papers.get(id);
    if (whole === undefined) throw new Error("no paper");
    expect([whole.version, [...whole.replies.keys()], paperWord(whole, us.now())]).toEqual([
      2,
      ["FR"],
      "awaiting-reply",
    ]);
    const messages = whole.steps.toArray().map((x) => {
      const read = openMessage(us.line(x.envelope) ?? "");
      return { message: read, envelope: x.envelope, at: x.at };
    });
    const begun = { ...us.state, papers: us.state.papers.clear(), earlyPapers: us.state.earlyPapers.clear() };
    for (const order of orders(messages)) {
      const st = order.reduce((s, m) => foldPaper(s, m.message, m.envelope, m.at), begun);
      expect(
        st.papers
          .get(id)
          ?.steps.map((x) => x.id)
          .toArray(),
      ).toEqual(whole.steps.map((x) => x.id).toArray());
      const { steps: _, ...rest } = st.papers.get(id) ?? whole;
      const { steps: __, ...expected } = whole;
      expect(rest).toEqual(expected);
      expect(st.earlyPapers.size).toBe(0);
    }
  });

  it("that overtook the paper count only from who has it", async () => {
    const table = table5();
    const id = await sent(table, "US", tabled(["CN"]));
    const us = table.seat("US").centre;
    const first = us.state.papers.get(id)?.steps.first();
    if (first === undefined) throw new Error("no paper");
    const paper = openMessage(us.line(first.envelope) ?? "");
    const foreign = {
      ...paper,
      from: p("RU"),
      to: [p("US")],
      body: { ...paper.body, act: "answered" as const, id: "foreign" as ItemId, reference: "RU-2026-0001" },
    };
    const begun = { ...us.state, papers: us.state.papers.clear() };
    const early = foldPaper(begun, foreign, "x" as never, first.at);
    expect(foldPaper(early, paper, first.envelope, first.at).papers.get(id)?.steps.size).toBe(1);
  });

  it("that others speak of and that did not reach us ring after an hour, and are not waited for without end", async () => {
    const table = table5();
    const id = await sent(table, "US", tabled(["CN", "FR"]));
    const us = table.seat("US").centre;
    const paper = us.state.papers.get(id);
    const first = paper?.steps.first();
    if (first === undefined) throw new Error("no paper");
    const text = openMessage(us.line(first.envelope) ?? "");
    const answer = {
      ...text,
      from: p("FR"),
      to: ["CN", "US"].map(p),
      body: { ...text.body, act: "answered" as const, id: "answer" as ItemId, reference: "FR-2026-0001" },
    };
    const cn = table.seat("CN").centre;
    const began = cn.now();
    const early = foldPaper({ ...cn.state, papers: cn.state.papers.clear() }, answer, "x" as never, began);
    const rings = (afterMs: number) =>
      alarmsAt(cn.env, early, instantOf(Date.parse(began) + afterMs)).filter((a) => a.kind === "paper-missing");
    expect(rings(30 * 60_000)).toEqual([]);
    expect(rings(2 * 3_600_000)).toMatchObject([{ party: "FR", detail: "FR-2026-0001", since: began }]);
    expect(rings(31 * day)).toEqual([]);
    const came = (afterMs: number) =>
      foldPaper(early, text, first.envelope, instantOf(Date.parse(began) + afterMs)).papers.get(id)?.replies.size;
    expect([came(day), came(31 * day)]).toEqual([1, 0]);
    // What waited its time is let go when the next one comes.
    const other = { ...answer, body: { ...answer.body, paper: "other" as ItemId } };
    const later = foldPaper(early, other, "y" as never, instantOf(Date.parse(began) + 31 * day));
    expect([...later.earlyPapers.keys()]).toEqual(["other"]);
  });

  it("that wait for a reply stand in the list of dues, at who owes it and at who asked, until it is given", async () => {
    const table = table5();
    const replyBy = instantOf(table.now + 2 * day);
    const id = await sent(table, "US", tabled(["RU"], { replyBy }));
    const replies = (party: string) =>
      table
        .seat(party)
        .desk.due()
        .filter((d) => d.duty === "reply");
    const owed = { id, kind: "paper", owedBy: "RU", owedTo: ["US"], dueAt: replyBy, dutyClause: null };
    expect(replies("RU")).toMatchObject([{ ...owed, summary: { en: "Systematic dialogue" }, dueState: "later" }]);
    expect(replies("US")).toMatchObject([owed]);
    expect(replies("CN")).toEqual([]);
    table.now += 2 * day - 60_000;
    expect(replies("RU")[0]?.dueState).toBe("soon");
    const answer = { do: "prepare-paper", act: "answered", paper: id, asksReply: false, plain: { text: "Yes." } };
    await sent(table, "RU", answer as Act);
    expect([...replies("RU"), ...replies("US")]).toEqual([]);
  });

  it("need two officers", async () => {
    const table = table5();
    const seat = table.seat("US");
    const prepared = await speak(table, seat, moreau, tabled(["RU"]));
    const id = prepared.kind === "done" ? (prepared.id ?? "") : "";
    expect((await speak(table, seat, moreau, { do: "release-outgoing", id })).kind).toBe("no");
    expect((await speak(table, seat, moreau, { do: "discard-outgoing", id, reason: "too early" })).kind).toBe("done");
    expect((await speak(table, seat, petit, { do: "release-outgoing", id })).kind).toBe("no");
    expect(table.seat("RU").centre.state.papers.size).toBe(0);
  });
});

describe("declarations under seal", () => {
  const regime = regimeFile("p5-doctrine-policy-spending");
  const period = { from: "2025-01-01", to: "2025-12-31" };
  const filed = (amount: number): Act => ({
    do: "prepare-declaration",
    regime: regime.id,
    type: "doctrine-policy-spending",
    period,
    form: "single-figure",
    nil: false,
    fields: fieldsOf(amount),
  });
  const key = (party: string) => declarationKey(regime.id, "doctrine-policy-spending", period, p(party));
  const known = (table: Table, at: string, of: string) => {
    const d = table.seat(at).centre.state.declarations.get(key(of));
    return [d?.seal !== null && d?.seal !== undefined, d?.filed.length ?? 0];
  };

  it("are opened once all have promised, and nobody goes first", async () => {
    const table = table5();
    const all = ["CN", "FR", "GB", "RU", "US"];
    for (const [i, party] of all.entries()) {
      for (const other of all.slice(0, i)) expect(known(table, "US", other)).toEqual([true, 0]);
      await sent(table, party, filed(1_000 + i));
    }
    table.tick(1000);
    await settle(table);
    for (const at of all) for (const of of all) expect([at, of, ...known(table, at, of)]).toEqual([at, of, true, 1]);
  });

  it("that are late stand in the list of dues with their clause, ours as something to file, until they are filed", async () => {
    const table = table5();
    const owed = (party: string) =>
      table
        .seat(party)
        .desk.due()
        .filter((d) => d.duty === "declare");
    table.now += 400 * day;
    table.tick(1000);
    await settle(table);
    const late = owed("US").filter((d) => d.dueState === "late");
    expect(new Set(late.map((d) => d.owedBy))).toEqual(new Set(["CN", "FR", "GB", "RU", "US"]));
    const own = late.find((d) => d.owedBy === "US");
    expect(own).toMatchObject({ kind: "declaration", regime: regime.id, type: "doctrine-policy-spending" });
    expect(own?.dutyClause).toMatch(/^Art\./);
    expect(own?.dutyText.en).toContain("United States: ");
    expect(own?.id).toMatch(/^p5-doctrine-policy-spending\/doctrine-policy-spending\/\d{4}-01-01$/);
    const from = own?.id.split("/")[2] ?? "";
    const about = { from, to: `${from.slice(0, 4)}-12-31` };
    await sent(table, "US", { ...filed(5), period: about, sealFirst: false } as Act);
    expect(owed("US").filter((d) => d.owedBy === "US" && d.id === own?.id)).toEqual([]);
  });

  it("written under another edition of the regime file than ours say so", async () => {
    const table = table5();
    await sent(table, "CN", { ...filed(5), sealFirst: false } as Act);
    const { env, state } = table.seat("US").centre;
    const other = { ...regime, digest: "0".repeat(64) };
    const edition = (of: typeof env) =>
      declarationRounds(of, state, instantOf(table.now))
        .flatMap((r) => r.parties)
        .filter((d) => d.otherEdition)
        .map((d) => d.party);
    expect(edition(env)).toEqual([]);
    expect(edition({ ...env, regimes: new Map([[other.id, other]]) })).toEqual(["CN"]);
  });

  it("that differ from their promise are refused, and the promise still stands", async () => {
    const table = table5();
    await sent(table, "CN", filed(5));
    const us = table.seat("US").centre;
    const seal = us.state.declarations.get(key("CN"))?.seal;
    const own = [...table.seat("CN").centre.state.outgoing.values()][0];
    if (seal == null || own?.data.kind !== "declaration") throw new Error("no promise");
    const { sealFirst: _, salt, ...declaration } = own.data;
    const message: Message = {
      comity: 1,
      record: table.directory.record,
      from: p("CN"),
      to: ["FR", "GB", "RU", "US"].map(p),
      sequence: 2,
      previous: seal.envelope,
      sentAt: instantOf(table.now),
      body: {
        ...declaration,
        fields: { ...declaration.fields, ...fieldsOf(4) } as never,
        officers: { composed: "A", released: "B" },
        opens: { seal: seal.envelope, salt },
      },
    };
    us.receive(p("CN"), { batch: [sealMessage(nodePrimitives, message, [table.seat("CN").signer]).text] });
    table.deliver();
    expect(known(table, "US", "CN")).toEqual([true, 0]);
    expect(us.refusals().at(-1)?.detail).toContain("differs from its own promise");
  });

  it("cannot be told otherwise than by opening the promise, and a correction afterwards is told at once", async () => {
    const table = table5();
    const seat = table.seat("CN");
    const twice = [await speak(table, seat, moreau, filed(5)), await speak(table, seat, moreau, filed(6))];
    const [first = "", second = ""] = twice.map((a) => (a.kind === "done" ? (a.id ?? "") : ""));
    expect((await speak(table, seat, petit, { do: "release-outgoing", id: first })).kind).toBe("done");
    const other = await speak(table, seat, petit, { do: "release-outgoing", id: second });
    expect(other.kind === "no" && other.detail).toContain("already promised");
    const plain = await speak(table, seat, moreau, { ...filed(7), sealFirst: false } as Act);
    expect(plain.kind === "no" && plain.detail).toContain("open that one first");
    // A party that never seals holds nobody up for ever: an officer tells ours.
    expect(known(table, "US", "CN")).toEqual([true, 0]);
    expect((await speak(table, seat, moreau, { do: "open-declaration", id: first })).kind).toBe("done");
    expect(known(table, "US", "CN")).toEqual([true, 1]);
    await sent(table, "CN", filed(8));
    expect(known(table, "US", "CN")).toEqual([true, 2]);
  });

  it.each([
    [{ from: "2025-12-31", to: "2025-01-01" }, "before it begins"],
    [{ from: "2025-02-30", to: "2025-12-31" }, "no day 2025-02-30"],
  ])("speak of a period that there is: %o", async (wrong, said) => {
    const table = table5();
    const answer = await speak(table, table.seat("US"), moreau, { ...filed(1), period: wrong } as Act);
    expect(answer.kind === "no" && answer.detail).toContain(said);
  });

  it("say what is missing in the form, and keep to a nil return that holds nothing", async () => {
    const table = table5();
    const seat = table.seat("US");
    const bad = await speak(table, seat, moreau, { ...filed(1), fields: {} } as Act);
    expect(bad.kind === "no" && bad.why).toBe("checks");
    const nil = await speak(table, seat, moreau, { ...filed(1), form: undefined, nil: true, fields: {} } as Act);
    expect(nil.kind).toBe("done");
  });
});

/** A form filled in, whatever the file asks besides the figure. */
function fieldsOf(amount: number): Record<string, unknown> {
  return { total: amount, doctrine: "text", policy: "text", currency: "USD" };
}

function openMessage(line: string): PaperMessage {
  const envelope = parseEnvelope(line);
  const message = envelope.ok ? JSON.parse(new TextDecoder().decode(envelope.value.payload)) : undefined;
  if (message?.body.kind !== "paper") throw new Error("no paper on this line");
  return message;
}

function orders<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.length < 2
    ? [all]
    : all.flatMap((x, i) => orders([...all.slice(0, i), ...all.slice(i + 1)]).map((rest) => [x, ...rest]));
}
