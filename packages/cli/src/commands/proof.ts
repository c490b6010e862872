/** That something is on record: a file that shows it, and the check of such a file, which needs no centre and no network. */
import {
  ed25519Verifier,
  isMalformed,
  type NoteVerifier,
  parseCheckpoint,
  parseNote,
  parseProofFile,
  portableSha256,
  verifierKey,
  verifyProofFile,
} from "@comity/proof";
import { type Directory, faultLine, fromUtf8, openMessage, parseDirectory, verifyEd25519 } from "@comity/wire";
import { nodePrimitives } from "@comity/wire/node";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";

export async function prove(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  io.print((await client.proof(id)).trimEnd());
  return 0;
}

export interface VerifyOptions {
  readonly keys: string;
  readonly json?: boolean;
}
type Finding =
  | {
      readonly finding: "proven";
      readonly kind: string;
      readonly reference: string | null;
      readonly from: string;
      readonly sentAt: string;
      readonly onRecordOf: string;
      readonly index: number;
      readonly size: number;
    }
  | { readonly finding: "not-proven"; readonly because: string };

export async function verify(file: string, o: VerifyOptions, io: Io): Promise<ExitCode> {
  const directory = parseDirectory(nodePrimitives, await io.read(o.keys));
  if (!directory.ok) throw new Stop(2, `${o.keys}: ${faultLine(directory.faults)}`);
  const found = look(await io.read(file), directory.value);
  if (o.json) io.print(json(found));
  else if (found.finding === "not-proven") io.print(`not proven: ${found.because}`);
  else {
    const what = found.reference === null ? found.kind : `${found.kind} ${found.reference}`;
    io.print(
      `proven: ${what} of ${found.from}, sent ${found.sentAt}, is entry ${found.index} of ${found.size} on the record of ${found.onRecordOf}`,
    );
  }
  return found.finding === "proven" ? 0 : 1;
}

function look(text: string, directory: Directory): Finding {
  const no = (because: string): Finding => ({ finding: "not-proven", because });
  const proof = parseProofFile(text);
  if (isMalformed(proof)) return no(proof.message);
  const line = proof.extra === undefined ? undefined : fromUtf8(proof.extra);
  if (!line?.ok) return no("the file does not carry the envelope that it speaks of");
  const opened = openMessage(nodePrimitives, directory, line.value);
  if (!opened.ok) return no(`the envelope: ${faultLine(opened.faults)}`);
  const keeper = keeperOf(proof.checkpoint, directory);
  if (keeper === undefined) return no("the checkpoint is of no party in this key directory");
  const found = verifyProofFile(portableSha256, text, proof.extra ?? new Uint8Array(), { log: keeper.log });
  if (found.kind === "refused") return no(found.message);
  const { message } = opened.value;
  const reference = "reference" in message.body ? message.body.reference : null;
  const { index, size } = found;
  const { from, sentAt } = message;
  return { finding: "proven", kind: message.body.kind, reference, from, sentAt, onRecordOf: keeper.party, index, size };
}

/** The party whose record a checkpoint speaks of, by its origin, with that party's key for checkpoints. */
function keeperOf(
  checkpoint: string,
  directory: Directory,
): { readonly party: string; readonly log: NoteVerifier } | undefined {
  const note = parseNote(checkpoint);
  const read = isMalformed(note) ? note : parseCheckpoint(note.text);
  if (isMalformed(read)) return undefined;
  for (const [party, keys] of directory.keys) {
    const name = `${directory.record}/${party.toLowerCase()}`;
    const key = keys.find((k) => k.algorithm === "ed25519");
    if (name !== read.origin || key === undefined) continue;
    const known = verifierKey(portableSha256, name, key.raw);
    return { party, log: ed25519Verifier(known, (k, m, s) => verifyEd25519(nodePrimitives, k, m, s)) };
  }
  return undefined;
}
