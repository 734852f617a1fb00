import { describe, expect, it } from "vitest";
import { ratesOf } from "./testing/rates.ts";

describe("unit: epochs", () => {
  const stepsPerEpoch = 3;
  it.each([
    { type: "step", size: 2, gamma: 0.5 },
    { type: "multi-step", milestones: [1, 3] },
    { type: "exponential", gamma: 0.9 },
    { type: "linear", start: 0.1, end: 2 },
    { type: "linear", steps: 2 },
    { type: "polynomial", power: 2 },
    { type: "cosine", min: 0.1 },
    { type: "cosine-restarts", period: 2 },
    { type: "one-cycle" },
    { type: "constant", factor: 0.5, steps: 2 },
    { type: "warmup", steps: 2, next: { type: "step", size: 1, unit: "epochs" } },
    {
      type: "sequential",
      schedules: ["linear", "cosine"].map((type) => ({ type, unit: "epochs" })),
      milestones: [2],
    },
  ])("$type changes between epochs only, as it would with a step an epoch", (written) => {
    const rates = ratesOf({ ...written, unit: "epochs" }, 12, { stepsPerEpoch });
    const ofEpochs = ratesOf({ ...written, unit: "epochs" }, 4);
    expect(rates).toEqual(ofEpochs.flatMap((rate) => [rate, rate, rate]));
    expect(new Set(rates).size).toBeGreaterThan(1);
  });

  it("counts a last epoch that is cut short", () => {
    const rates = ratesOf({ type: "linear", unit: "epochs" }, 10, { stepsPerEpoch: 4 });
    expect(rates).toEqual([1, 1, 1, 1, 2 / 3, 2 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3]);
  });
});

it.each([
  ["constant", [1]],
  ["cosine", [1]],
  ["linear", [1]],
  ["polynomial", [1]],
  ["reduce-on-plateau", [1]],
  [{ type: "warmup", steps: 5 }, [0.2]],
  [{ type: "warmup", steps: 1, next: "cosine" }, [1]],
  [{ type: "cosine-restarts", period: 1 }, [1]],
  // Its one step is its last.
  ["one-cycle", [1 / 25 / 1e4]],
] as const)("%o makes one rate of a run of one step", (written, rates) => {
  expect(ratesOf(written, 1)).toEqual(rates);
});
