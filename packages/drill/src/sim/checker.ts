import type { Frame, JournalEntry } from "@comity/centre/core";
import {
  type EnvelopeId,
  type ItemId,
  isItem,
  type Message,
  type Party,
  type Primitives,
  reopenMessage,
  reopenReceipt,
  streamOf,
} from "@comity/wire";

/** What must hold was broken: the simulation stops here, and its seed plays it again. */
export class Broken extends Error {
  override readonly name = "Broken";
}
function hold(fact: boolean, words: string): asserts fact {
  if (!fact) throw new Broken(words);
}

/** What one centre has on disk, read from its journal alone and never from the centre's own view of itself. */
interface OnDisk {
  readonly envelopes: Set<EnvelopeId>;
  readonly sent: Map<string, Message>;
  readonly items: Set<ItemId>;
  readonly acknowledged: Set<string>;
  readonly reads: Set<string>;
  last: string;
}

/**
 * Looks at all centres at once, from outside. After every step: nothing that a centre said it had is missing from its disk,
 * nothing is on a disk twice, nothing leaves before it is on disk, and no place in a stream has two contents anywhere.
 */
export class Checker {
  private readonly disks = new Map<Party, OnDisk>();
  private readonly places = new Map<string, EnvelopeId>();
  private readonly primitives: Primitives;
  /** Promises made: to officers (`done`) and to peers (receipts). */
  promises = 0;

  constructor(parties: readonly Party[], primitives: Primitives) {
    this.primitives = primitives;
    for (const p of parties) {
      this.disks.set(p, {
        envelopes: new Set(),
        sent: new Map(),
        items: new Set(),
        acknowledged: new Set(),
        reads: new Set(),
        last: "",
      });
    }
  }

  committed(party: Party, entries: readonly JournalEntry[]): void {
    const disk = this.of(party);
    for (const e of entries) {
      hold(e.at >= disk.last, `${party}'s recorded time ran backwards`);
      disk.last = e.at;
      if (e.kind === "received") {
        const read = reopenMessage(this.primitives, e.envelope);
        hold(read.ok, `${party} accepted something that is no message`);
        this.take(party, disk, read.value.id, read.value.message);
      }
      if (e.kind === "sent") disk.sent.set(placeOf(e.message), e.message);
      if (e.kind === "read") {
        const key = `${e.item}:${e.desk}`;
        hold(!disk.reads.has(key), `${party}: ${key} was read twice`);
        disk.reads.add(key);
      }
    }
  }

  /** A centre hands a frame to the network. */
  leaves(party: Party, frame: Frame): void {
    const disk = this.of(party);
    if ("batch" in frame) {
      for (const line of frame.batch) {
        const read = reopenMessage(this.primitives, line);
        hold(read.ok, `${party} sent something that is no message`);
        const { id, message } = read.value;
        hold(disk.sent.has(placeOf(message)), `${party} sent number ${message.sequence} before it was on disk`);
        this.place(message, id);
        if (!disk.envelopes.has(id)) this.take(party, disk, id, message);
      }
    }
    if ("receipts" in frame) {
      for (const line of frame.receipts) {
        const read = reopenReceipt(line);
        hold(read.ok, `${party} sent a receipt that is none`);
        for (const e of read.value.receipt.envelopes) {
          this.promises++;
          hold(disk.envelopes.has(e.id), `${party} receipted ${e.id}, which is not on its disk`);
        }
      }
    }
  }

  /** An officer was told that it is done. */
  answered(party: Party, what: string, isOnDisk: boolean): void {
    this.promises++;
    hold(isOnDisk, `${party} told an officer that it was done, and it is not on disk: ${what}`);
  }

  /** After the faults have stopped: whatever anyone sent is on every addressee's disk. */
  allDelivered(): void {
    for (const [party, disk] of this.disks) {
      for (const m of disk.sent.values()) {
        const id = this.places.get(placeOf(m));
        hold(id !== undefined, `${party}'s number ${m.sequence} never left`);
        for (const to of m.to)
          hold(this.of(to).envelopes.has(id), `${to} never got number ${m.sequence} of ${streamOf(m)}`);
      }
    }
  }

  isSent(party: Party, item: ItemId): boolean {
    return [...this.of(party).sent.values()].some((m) =>
      m.body.kind === "acknowledgement" ? m.body.of === item : isItem(m.body) && m.body.id === item,
    );
  }
  isRead(party: Party, item: ItemId, desk: string): boolean {
    return this.of(party).reads.has(`${item}:${desk}`);
  }

  private take(party: Party, disk: OnDisk, id: EnvelopeId, m: Message): void {
    hold(!disk.envelopes.has(id), `${party} took envelope ${id} twice`);
    disk.envelopes.add(id);
    this.place(m, id);
    const body = m.body;
    if (body.kind === "acknowledgement") {
      const key = `${m.from}:${body.of}`;
      hold(!disk.acknowledged.has(key), `${party} holds two acknowledgements of ${body.of} by ${m.from}`);
      disk.acknowledged.add(key);
    } else if (isItem(body)) {
      hold(!disk.items.has(body.id), `${party} took item ${body.reference} twice`);
      disk.items.add(body.id);
    }
  }
  private place(m: Message, id: EnvelopeId): void {
    const known = this.places.get(placeOf(m));
    hold(known === undefined || known === id, `number ${m.sequence} of ${streamOf(m)} has two contents`);
    this.places.set(placeOf(m), id);
  }
  private of(party: Party): OnDisk {
    const disk = this.disks.get(party);
    if (disk === undefined) throw new RangeError(`no centre ${party}`);
    return disk;
  }
}

const placeOf = (m: Message): string => `${streamOf(m)}#${m.sequence}`;
