export { inProcess } from "./in-process.ts";
export type { Launcher, Outcome } from "./launcher.ts";
