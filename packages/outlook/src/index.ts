export * from "./kernel/kernel.ts";
