import fc from "fast-check";
import { expect, it } from "vitest";
import { expectAgreement, numbers } from "./case.ts";
import { effort } from "./effort.ts";
import { instructions } from "./instructions.ts";
import { graphOf, recipe } from "./random-graph.ts";

it("random graphs and their training have the reference's bits", () => {
  fc.assert(
    fc.property(recipe, numbers, (ingredients, values) =>
      expectAgreement(graphOf(ingredients, values.batch), values),
    ),
    effort(400),
  );
});

it("the graphs use every instruction", () => {
  const used = fc.sample(recipe, effort(400)).flatMap((one) => one.instructions);
  expect(new Set(used.map(({ what }) => what))).toEqual(new Set(Object.keys(instructions)));
});
