export { mean, median, standardDeviation } from "./describe.ts";
export { holm } from "./holm.ts";
export type { Interval } from "./interval.ts";
export { meanInterval, type PairedDifference, pairedDifference } from "./paired.ts";
export { mcnemarExact } from "./sign-test.ts";
export { wilsonInterval } from "./wilson.ts";
