/** What officers do with files: give one to this centre, name it in their words, have its bytes. */
import { bad, faultLine, good, type Result } from "@comity/wire";
import type { FileIn, FileInfo, KnownFile } from "../../api/file-schemas.ts";
import type { Answer } from "../../core/acts.ts";
import type { Env, Officer } from "../../core/env.ts";
import { type AttachedFile, type FileType, sealedOf } from "../../core/file/attached.ts";
import { placesOf } from "../../core/file/decide.ts";
import { isFileType } from "../../core/file/kind.ts";
import { limitsOf } from "../../core/file/limits.ts";
import { savedName } from "../../core/file/name.ts";
import type { Look } from "../../core/file/pull.ts";
import { forbids } from "../../core/roles.ts";
import { fileInfo, fileList, nothingHeld } from "../../views/files.ts";
import type { Centre } from "../centre.ts";
import type { World } from "../world.ts";
import { openFile, storeFile } from "./cipher.ts";

/** Plain bytes, held against all that was said of them. */
export interface GivenBytes {
  readonly name: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

export class FileDesk {
  private readonly centre: Centre;
  private readonly env: Env;
  private readonly random: World["random"];

  constructor(centre: Centre, random: World["random"]) {
    this.centre = centre;
    this.env = centre.env;
    this.random = random;
  }

  get look(): Look {
    const { files } = this.centre;
    return files === undefined ? nothingHeld : (stored) => files.look(stored);
  }
  list(): readonly KnownFile[] {
    return fileList(this.env, this.centre.state, this.look);
  }

  info(f: AttachedFile): FileInfo {
    return fileInfo(this.env, this.centre.state, this.look, f);
  }

  /** Encrypt and keep a file as it arrives. It is told of once it is durable. */
  async keep(officer: Officer, name: string, pieces: AsyncIterable<Uint8Array>): Promise<Answer | AttachedFile> {
    const no = (why: "bad-input" | "forbidden", detail: string): Answer => ({ kind: "no", why, detail, id: null });
    const store = this.centre.files?.store;
    if (store === undefined) return no("bad-input", "this centre keeps no files");
    const limits = limitsOf(this.env);
    const asked = { do: "keep-file", file: { name, type: "", bytes: 0, sha256: "" } } as const;
    const forbidden = forbids(this.env, officer, asked);
    if (forbidden !== undefined) return no("forbidden", forbidden);
    if (store.usedBytes() + limits.bytesMax > limits.spaceBytesMax)
      return no("bad-input", "the folder of files is full: make room, or raise files.spaceBytesMax in centre.json");
    const before = (sha256: string): AttachedFile | undefined => {
      const kept = this.centre.state.kept.get(sha256)?.file;
      return kept !== undefined && store.look(sealedOf(kept)?.stored ?? "").whole ? kept : undefined;
    };
    const made = await storeFile(store, limits, { name, key: this.random(32), before }, pieces);
    if (!made.ok) return no("bad-input", faultLine(made.faults));
    const answer = await this.centre.act(officer, { do: "keep-file", file: made.value });
    return answer.kind === "no" ? answer : made.value;
  }

  /** @param files as an officer names them @returns what the words say of them */
  attach(files: readonly FileIn[]): Result<readonly AttachedFile[]> {
    const named: AttachedFile[] = [];
    for (const f of files) {
      const kept = this.centre.state.kept.get(f.sha256)?.file;
      const { sha256, name, type, bytes } = f;
      if (kept !== undefined) named.push({ ...kept, name: name ?? kept.name });
      else if (name !== undefined && type !== undefined && bytes !== undefined)
        named.push({ name, type, bytes, sha256 });
      else
        return bad(
          `no file ${sha256} was given to this centre: give it first, or name it with its name, type and bytes, to go another way`,
        );
    }
    return good(named);
  }

  /** @returns undefined where no message and no officer named such a file; a text says why its bytes are not to be had */
  read(sha256: string): GivenBytes | string | undefined {
    const { state } = this.centre;
    const places = placesOf(state, sha256);
    let why: string | undefined;
    for (const f of places) {
      const stored = this.centre.files?.store.read(sealedOf(f)?.stored ?? "");
      const opened = stored && openFile(f, stored);
      if (opened?.ok === true && isFileType(f.type))
        return { name: savedName(f.name, f.type), type: f.type, bytes: opened.value };
      if (opened?.ok === false) why = faultLine(opened.faults);
    }
    const [first] = places;
    if (first === undefined) return undefined;
    const { state: stands, got, bytes, fault } = fileInfo(this.env, state, this.look, first);
    if (why !== undefined) return `it does not match what was said of it: ${why}`;
    if (stands === "on-its-way") return `it is on its way: ${got} of ${bytes} bytes are here`;
    return `its bytes are not here${fault === null ? "" : `: ${fault}`}`;
  }
}
