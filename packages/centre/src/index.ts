/**
 * One national centre. `core` is a pure state machine; `shell` gives it a journal, a record and connections; `views` and `api`
 * say what people and tools see of it; `http` serves that; `run` puts one together from its folder.
 */
export { fileSchema, knownFileSchema } from "./api/file-schemas.ts";
export { callSchema, lineSchema, phraseSchema } from "./api/line-schemas.ts";
export { declarationRoundSchema, outgoingSchema, paperSchema } from "./api/paper-schemas.ts";
export * from "./api/schemas.ts";
export * from "./api/shift-schemas.ts";
export * from "./run/index.ts";
export { Centre, Halted } from "./shell/centre.ts";
export { MemoryJournal } from "./shell/memory.ts";
export { Desk, type Own, originOf } from "./shell/service.ts";
export { SqliteJournal } from "./shell/sqlite.ts";
export { startTransport, type Transport, type TransportOptions } from "./shell/transport.ts";
export { Damaged, type Journal, type LeafRow, type Stored, type World } from "./shell/world.ts";
