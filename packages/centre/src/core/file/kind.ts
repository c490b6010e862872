/**
 * What kind a file is, by its own bytes and never by its name. A small table of signatures: PNG (ISO/IEC 15948, 5.2), JPEG (ISO/IEC 10918-1,
 * B.1.1: the marker SOI and the one after it), PDF (ISO 32000-1, 7.5.2); and text, which is UTF-8 without control characters to its end.
 */
import { type FileType, fileTypes } from "./attached.ts";

const signatures: readonly { readonly type: FileType; readonly bytes: readonly number[] }[] = [
  { type: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
  { type: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];
const headBytes = Math.max(...signatures.map((s) => s.bytes.length));

/** Looks at a file as it goes by, so that no more than its beginning is ever kept. */
export class KindSniffer {
  private head: number[] = [];
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private isText = true;

  push(bytes: Uint8Array): void {
    if (this.head.length < headBytes) this.head.push(...bytes.subarray(0, headBytes - this.head.length));
    this.readText(bytes, true);
  }
  /** To be asked once, when all has gone by. @returns undefined: none of the kinds that may travel */
  end(): FileType | undefined {
    const found = signatures.find((s) => s.bytes.every((b, i) => this.head[i] === b));
    if (found !== undefined) return found.type;
    this.readText(new Uint8Array(), false);
    return this.isText && this.head.length > 0 ? "text/plain" : undefined;
  }
  private readText(bytes: Uint8Array, stream: boolean): void {
    if (!this.isText) return;
    try {
      this.isText = !control.test(this.decoder.decode(bytes, { stream }));
    } catch {
      this.isText = false;
    }
  }
}
/** Tab, line feed, form feed and carriage return are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

export function kindOf(bytes: Uint8Array): FileType | undefined {
  const sniffer = new KindSniffer();
  sniffer.push(bytes);
  return sniffer.end();
}

export const isFileType = (type: string): type is FileType => fileTypes.some((t) => t === type);
