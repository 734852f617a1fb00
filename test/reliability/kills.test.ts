import { expect, it } from "vitest";
import { killSweep } from "./kills.ts";

const isLong = process.env.TITRATE_LONG === "1";

it.runIf(isLong)(
  "200 kills of a 64-run sweep on 4 workers (TITRATE_LONG=1): every result to the byte",
  { timeout: 1_800_000 },
  async () => {
    const counts = await killSweep(200, 64, 30_000);
    console.log(JSON.stringify(counts));
    expect(counts).toMatchObject({ runs: 64, equal: 64, differing: 0, leftOver: 0 });
  },
);

it("6 kills of an 8-run sweep on 4 workers: every result to the byte", { timeout: 240_000 }, async () => {
  const counts = await killSweep(6, 8, 30_000);
  const { controller, worker, group } = counts.kills;
  expect(controller + worker + group).toBe(6);
  expect(counts).toMatchObject({ runs: 8, equal: 8, differing: 0, leftOver: 0 });
});
