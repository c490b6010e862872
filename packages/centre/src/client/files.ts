/** The client's calls for files that travel beside the record. */
import type { FileInfo, KnownFile } from "../api/file-schemas.ts";

export interface FileCalls {
  /** Give a file to this centre, to be named in a message by its digest; its kind is read from its bytes. */
  giveFile(name: string, bytes: Blob | Uint8Array<ArrayBuffer>): Promise<FileInfo>;
  /** Every file that was given or named, newest first, and where its bytes stand. */
  files(): Promise<KnownFile[]>;
  /** Its bytes, held against their digest. @param sha256 of the plain bytes, hex */
  file(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Ask for its bytes again, of those too who gave other ones before. */
  askForFile(sha256: string): Promise<KnownFile[]>;
}

/** @param had asks the centre, and throws `Refused` where it says no */
export function fileCalls(had: (path: string, init?: RequestInit) => Promise<Response>): FileCalls {
  const at = (id: string): string => encodeURIComponent(id);
  return {
    async giveFile(name, body) {
      const init = { method: "POST", body, headers: { "content-type": "application/octet-stream" } };
      return (await (await had(`/files?name=${at(name)}`, init)).json()) as FileInfo;
    },
    files: async () => (await (await had("/files")).json()) as KnownFile[],
    file: async (sha256) => new Uint8Array(await (await had(`/files/${at(sha256)}`)).arrayBuffer()),
    askForFile: async (sha256) =>
      (await (await had(`/files/${at(sha256)}/ask`, { method: "POST" })).json()) as KnownFile[],
  };
}
