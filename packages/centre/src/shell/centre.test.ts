import { openReceipt, type Party } from "@comity/wire";
import { nodePrimitives } from "@comity/wire/node";
import { describe, expect, it } from "vitest";
import { composeLaunch, moreau, notifyLaunch, petit, setTable } from "../testing.ts";
import { Centre, Halted } from "./centre.ts";
import { MemoryJournal } from "./memory.ts";

/** A disk that fills up when told. */
class FillingJournal extends MemoryJournal {
  isFull = false;
  override commit(...batch: Parameters<MemoryJournal["commit"]>): void {
    if (this.isFull) throw new Error("database or disk is full");
    super.commit(...batch);
  }
}

describe("a full disk", () => {
  it("stops the centre before it signs, and it says so; what was accepted is there when it opens again", async () => {
    const disks = new Map<string, FillingJournal>();
    const table = setTable({
      journal: (p) => {
        const disk = new FillingJournal();
        disks.set(p, disk);
        return disk;
      },
    });
    notifyLaunch(table, "US");
    table.deliver();
    const kept = composeLaunch(table, "US");
    const us = table.seat("US");
    const disk = disks.get("US");
    if (disk === undefined) throw new Error("no disk");
    disk.isFull = true;
    const released = us.centre.act(petit, { do: "release", id: kept });
    table.deliver();
    await expect(released).rejects.toThrow(Halted);
    expect(us.centre.halted).toContain("stopped before it signed");
    expect(table.seat("CN").desk.inbox()).toHaveLength(1); // nothing left
    await expect(us.centre.act(moreau, { do: "discard", id: kept })).rejects.toThrow(/full/);

    disk.isFull = false;
    const again = new Centre(us.centre.env, us.world);
    expect(again.state.drafts.get(kept)?.state).toBe("awaiting-release");
    expect(again.state.items.size).toBe(1);
  });

  it("at a receiver: no receipt is given for what is not on disk", () => {
    const disk = new FillingJournal();
    const table = setTable({ journal: (p) => (p === "CN" ? disk : new MemoryJournal()) });
    disk.isFull = true;
    const id = notifyLaunch(table, "US");
    table.deliver();
    const us = table.seat("US");
    expect(us.desk.message(id)?.addressees.CN?.receivedAt).toBeNull();
    expect(us.desk.message(id)?.addressees.FR?.receivedAt).not.toBeNull();
    expect(us.desk.due().find((d) => d.duty === "deliver")?.owedTo).toEqual(["CN"]);
  });
});

describe("batches", () => {
  it("many inputs share one commit and one receipt", () => {
    const table = setTable();
    for (let n = 0; n < 5; n++) notifyLaunch(table, "US");
    const lines = table.onTheWay.splice(0).flatMap((f) => (f.to === "CN" && "batch" in f.frame ? f.frame.batch : []));
    expect(lines).toHaveLength(5);
    table.seat("CN").centre.receive("US" as Party, { batch: lines });
    const receipts: string[] = [];
    table.deliver((f) => {
      if ("receipts" in f.frame) receipts.push(...f.frame.receipts);
      return false;
    });
    expect(receipts).toHaveLength(1);
    const opened = openReceipt(nodePrimitives, table.directory, receipts[0] ?? "");
    expect(opened.ok && opened.value.receipt.envelopes).toHaveLength(5);
  });

  it("the first of a burst are durable and on their way before the last is decided", () => {
    const commits: number[] = [];
    class CountingJournal extends MemoryJournal {
      override commit(...batch: Parameters<MemoryJournal["commit"]>): void {
        commits.push(batch[0].length);
        super.commit(...batch);
      }
    }
    const table = setTable({ journal: (p) => (p === "US" ? new CountingJournal() : new MemoryJournal()) });
    const ids = Array.from({ length: 40 }, () => composeLaunch(table, "US"));
    commits.length = 0;
    const us = table.seat("US").centre;
    const answers = ids.map((id) => us.act(petit, { do: "release", id }));
    const sent = (): number => table.onTheWay.reduce((n, f) => n + ("batch" in f.frame ? f.frame.batch.length : 0), 0);
    expect([commits, sent()]).toEqual([[32], 4 * 32]);
    expect(us.state.items.size).toBe(32);
    table.deliver();
    expect(commits.slice(0, 2)).toEqual([32, 8]);
    expect(table.seat("FR").desk.inbox()).toHaveLength(40);
    return expect(Promise.all(answers)).resolves.toHaveLength(40);
  });
});

describe("proofs", () => {
  it("one file proves to an outsider with the public key that an item is on the receiver's record", async () => {
    const { ed25519Verifier, portableSha256, verifierKey, verifyProofFile } = await import("@comity/proof");
    const { portable, utf8, verifyEd25519 } = await import("@comity/wire");
    const table = setTable();
    const ids = [1, 2, 3].map(() => notifyLaunch(table, "US"));
    table.deliver();
    const { desk } = table.seat("CN");
    const key = verifierKey(portableSha256, "table/cn", table.seat("CN").signer.publicKey.raw);
    const log = ed25519Verifier(key, (k, m, s) => verifyEd25519(portable, k, m, s));
    for (const id of ids) {
      const line = utf8(desk.message(id)?.envelope ?? "");
      const proof = desk.proofOf(id) ?? "";
      expect(verifyProofFile(portableSha256, proof, line, { log })).toMatchObject({ kind: "proven", size: 3 });
      expect(verifyProofFile(portableSha256, proof, utf8("something else"), { log }).kind).toBe("refused");
    }
  });
});
