import { describe, expect, it } from "vitest";
import { arm, byLoss, repeated } from "./testing/arms.ts";
import { told } from "./testing/told.ts";

const loss = { metric: "train/loss" };

describe("means", () => {
  const spread = (centre: number, n = 6) =>
    Array.from({ length: n }, (_, index) => centre + ((index * 7) % 5) / 100);

  it("compares them with an interval", () => {
    const arms = [arm("a", "x", spread(0.25), loss), arm("b", "x", [...spread(0.1, 5), 0.105], loss)];
    expect(told(arms, byLoss)).toMatchInlineSnapshot(`
      "[x]
      a ends with train/loss 0.267 on average over 6 seeds (95 % interval 0.25 to 0.284); b ends with 0.118 on average over 6 seeds (0.101 to 0.134).
      Paired by seed, b minus a is -0.149 on average (95 % interval -0.151 to -0.147, paired t test p < 0.0001): b is better.
      In short: on x, b has a lower train/loss than a (0.118 against 0.267 on average).
      Lower train/loss is better.
      95 % intervals by Student's t, for roughly normal values.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
    const higher = { ...byLoss, metric: { name: "train/loss", goal: "maximize" } } as const;
    expect(told(arms, higher)).toContain("a is better.");
  });

  it("says inconclusive, and which seeds were left out", () => {
    const a = arm("a", "x", [Number.NaN, 0.6, 0.4, 0.55, 0.52, 0.48], loss);
    const b = arm("b", "x", [0.9, 0.95, 0.3, 0.52, 0.31, 0.33, 0.3], loss);
    expect(told([a, b], byLoss)).toMatchInlineSnapshot(`
      "[x]
      a ends with train/loss 0.51 on average over 5 seeds (95 % interval 0.416 to 0.604), with 1 run ending in no finite value; b ends with 0.516 on average over 7 seeds (0.247 to 0.784).
      Paired by seed over the 5 seeds on which both are finite, b minus a is -0.028 on average (95 % interval -0.303 to 0.247, paired t test p = 0.791), which is inconclusive.
      In short: on x, it is inconclusive (a 0.51, b 0.482).
      Lower train/loss is better.
      95 % intervals by Student's t, for roughly normal values.
      Tests are two-sided and paired by seed; p below 0.05 shows a difference."
    `);
  });

  it("needs no spread where every seed says the same", () => {
    const arms = [
      arm("a", "apart", repeated([10, 0.5]), loss),
      arm("b", "apart", repeated([10, 0.25]), loss),
      arm("a", "equal", repeated([10, 0.5]), loss),
      arm("b", "equal", repeated([10, 0.5]), loss),
    ];
    expect(told(arms, byLoss)).toMatchInlineSnapshot(`
      "[apart]
      a ends with train/loss 0.5 on each of 10 seeds; b ends with 0.25 on each of 10 seeds.
      Paired by seed, b minus a is -0.25 on every one of 10 seeds (exact sign test, adjusted p = 0.00391): b is better.
      [equal]
      a ends with train/loss 0.5 on each of 10 seeds; b ends with 0.5 on each of 10 seeds.
      No difference shows: they are equal on all 10 seeds.
      In short: on apart, b has a lower train/loss than a (0.25 against 0.5 on average); on equal, both are equal on every seed.
      Lower train/loss is better.
      95 % intervals by Student's t, for roughly normal values.
      Tests are two-sided and paired by seed, adjusted by Holm over 2 comparisons; p below 0.05 shows a difference. Intervals are not adjusted."
    `);
  });

  it("claims nothing from one seed, nor from none", () => {
    const arms = [
      arm("a", "one", [0.5], loss),
      arm("b", "one", [0.1], loss),
      arm("a", "nan", [Number.NaN], loss),
      arm("b", "nan", [], loss),
      arm("a", "apart", [Number.NaN], loss),
      arm("b", "apart", [0.5], loss),
    ];
    expect(told(arms, byLoss)).toMatchInlineSnapshot(`
      "[one]
      a ends with train/loss 0.5 on one seed; b ends with 0.1 on one seed.
      The result is inconclusive: one paired seed has no spread to judge by.
      [nan]
      a has no run with a finite train/loss; b has no finished run.
      The result is inconclusive: they have no seed in common.
      [apart]
      a has no run with a finite train/loss; b ends with 0.5 on one seed.
      The result is inconclusive: they have no seed in common on which both are finite.
      In short: on one, nan and apart, too few paired seeds to tell.
      Lower train/loss is better.
      95 % intervals by Student's t, for roughly normal values.
      Tests are two-sided and paired by seed, adjusted by Holm over 3 comparisons; p below 0.05 shows a difference. Intervals are not adjusted."
    `);
  });

  it("compares three, and names the open pair", () => {
    const wobble = [0.251, 0.262, 0.277, 0.279, 0.288, 0.26];
    const arms = [
      arm("a", "x", spread(0.25), loss),
      arm("b", "x", [...spread(0.1, 5), 0.105], loss),
      arm("c", "x", wobble, loss),
    ];
    expect(told(arms, byLoss)).toMatchInlineSnapshot(`
      "[x]
      a ends with train/loss 0.267 on average over 6 seeds (95 % interval 0.25 to 0.284); b ends with 0.118 on average over 6 seeds (0.101 to 0.134); c ends with 0.27 on average over 6 seeds (0.255 to 0.284).
      For a and b, paired by seed, b minus a is -0.149 on average (95 % interval -0.151 to -0.147, paired t test, adjusted p < 0.0001): b is better.
      For a and c, paired by seed, c minus a is 0.00283 on average (95 % interval -0.00968 to 0.0153, paired t test, adjusted p = 0.586), which is inconclusive.
      For b and c, paired by seed, c minus b is 0.152 on average (95 % interval 0.14 to 0.164, paired t test, adjusted p < 0.0001): b is better.
      In short: on x, b has a lower train/loss than a and c; between a and c it is inconclusive.
      Lower train/loss is better.
      95 % intervals by Student's t, for roughly normal values.
      Tests are two-sided and paired by seed, adjusted by Holm over 3 comparisons; p below 0.05 shows a difference. Intervals are not adjusted."
    `);
  });
});
