/**
 * The record of the talks: meetings, proposals, statements, channels opened, frozen and resumed, as known on any day. From it
 * come which channels stand how, and who owes whom a reply since when.
 */
export { channelTitle } from "./channel-titles.ts";
export { type ChannelOptions, type Closure, channels, closures } from "./channels.ts";
export { eventsBetween, hasHappened, isPlanned, knownFrom, talksKnownOn, upcoming } from "./known.ts";
export { isState, theFiveStates } from "./names.ts";
export { type Open, proposalsOn } from "./proposals.ts";
export { readTalks } from "./read.ts";
export { type Relation, relations } from "./relations.ts";
export { statusOn } from "./status.ts";
export type { Basis, Channel, EventKind, Head, ReadTalks, TalkEvent, TalkSource, Waiting } from "./types.ts";
export { eventKinds } from "./types.ts";
export { type WaitingOptions, waiting } from "./waiting.ts";
