import type { Fields, Instant, ItemId, Party } from "@comity/wire";

/**
 * What came, or was given, out of band: by a note, a phone, an embassy. An officer entered it with its evidence. It is our own
 * journal's word, and never a signed envelope: it has no place in a stream and none in the record's tree.
 */
export interface HandEntry {
  readonly id: ItemId;
  /** Our own count of such entries, such as `H-2026-0001`: no state's reference begins so. */
  readonly reference: string;
  readonly said: HandSaid;
  readonly evidence: HandEvidence;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly state: "not-confirmed" | "confirmed" | "rejected" | "superseded";
  /** The second officer, who held it against the evidence. Until then it counts for nothing. */
  readonly confirmed: { readonly by: string; readonly at: Instant } | null;
  readonly rejected: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
  /** The signed item that said the same over the wire later. Both stay. */
  readonly superseded: { readonly by: string; readonly at: Instant; readonly item: ItemId } | null;
}

export const means = ["note-verbale", "phone", "e-mail", "embassy", "courier", "other"] as const;
export type Means = (typeof means)[number];

export interface HandEvidence {
  readonly means: Means;
  /** Who spoke or signed for the other side; of what we gave, who took it there. */
  readonly saidBy: string;
  /** Who took it here, or gave it, and when. */
  readonly takenBy: string;
  readonly takenAt: Instant;
  /** When it was received: what its filing is judged by. */
  readonly receivedAt: Instant;
  /** The note's own reference. */
  readonly reference: string | null;
  /** SHA-256 of the scan or recording, hex. */
  readonly sha256: string | null;
  readonly fileName: string | null;
  /** Its words, as they came. */
  readonly text: string | null;
  readonly language: string;
}

export type HandSaid =
  | {
      readonly kind: "notification";
      readonly from: Party;
      readonly to: readonly Party[];
      readonly regime: { readonly id: string; readonly digest: string };
      readonly type: string;
      readonly fields: Fields;
    }
  | {
      readonly kind: "follow-up";
      readonly from: Party;
      readonly to: readonly Party[];
      readonly regime: { readonly id: string; readonly digest: string };
      readonly type: string;
      readonly of: ItemId;
      readonly fields: Fields;
    }
  /** They have read an item of ours, or we one of theirs. */
  | { readonly kind: "acknowledgement"; readonly from: Party; readonly of: ItemId }
  /** An item of ours was put into the hands of these. */
  | { readonly kind: "given"; readonly from: Party; readonly to: readonly Party[]; readonly of: ItemId };

/** An item of ours in an addressee's hands by evidence of our own, not by its signed receipt. */
export interface GivenByHand {
  readonly at: Instant;
  readonly entry: ItemId;
}
