/**
 * A centre as a pure state machine: `step(env, state, input)` gives the next state and what the shell must do. No clock, disk,
 * network or randomness in here.
 */
export * from "./acts.ts";
export * from "./alarms.ts";
export { apply } from "./apply.ts";
export * from "./duties.ts";
export * from "./effect.ts";
export * from "./env.ts";
export * from "./frames.ts";
export * from "./journal.ts";
export * from "./rules.ts";
export * from "./shift/decide.ts";
export * from "./shift/state.ts";
export * from "./state.ts";
export * from "./step.ts";
