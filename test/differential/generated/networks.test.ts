import fc from "fast-check";
import { expect, it } from "vitest";
import { wrongExecutors } from "../wrong-executors.ts";
import { expectAgreement, numbers } from "./case.ts";
import { effort } from "./effort.ts";
import { motifs } from "./motifs.ts";
import { network, networkOf } from "./network.ts";

it("networks and their training have the reference's bits", () => {
  fc.assert(
    fc.property(network, numbers, (recipe, values) =>
      expectAgreement(networkOf(recipe, values.batch), values),
    ),
    effort(200),
  );
});

it("the networks use every motif", () => {
  const used = fc.sample(network, effort(200)).flatMap(({ layers }) => layers);
  expect(new Set(used.map(({ what }) => what))).toEqual(new Set(Object.keys(motifs)));
});

it("an executor that is wrong in one last place is found, in a small case", () => {
  const wrong = wrongExecutors["misses the last place of the last element"]!;
  const found = fc.check(
    fc.property(network, numbers, (recipe, values) =>
      expectAgreement(networkOf(recipe, values.batch), values, wrong),
    ),
    { seed: 1, numRuns: 20 },
  );
  expect(found.failed).toBe(true);
  expect(found.counterexample![0].layers).toHaveLength(1);
});
