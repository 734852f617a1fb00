export { mean, median, standardDeviation } from "./describe.ts";
export { holm } from "./holm.ts";
export type { Interval } from "./interval.ts";
export { normalQuantile } from "./normal.ts";
export { meanInterval, type PairedDifference, pairedDifference } from "./paired.ts";
export { mcnemarExact, signTest } from "./sign-test.ts";
export { studentQuantile, studentTwoSided } from "./student.ts";
export { wilsonInterval } from "./wilson.ts";
