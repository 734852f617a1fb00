import { expect, test } from "vitest";
import { renderFindings } from "./findings.ts";

const palette = { bold: (text: string) => text, dim: (text: string) => text };

test("what holds, what fails and what there is to know, in a table that fits", () => {
  const findings = [
    { name: "shape", must: true, outcome: "holds", detail: "kept, of 4 ranks" },
    { name: "the same twice", must: true, outcome: "fails", detail: "x is not a function" },
    { name: "bits", must: true, outcome: "fails", detail: "x is not a function" },
    { name: "monotone", must: false, outcome: "fact", detail: "no: falls between -10 and -1.28" },
    { name: "trained", must: false, outcome: "fact", detail: "" },
  ] as const;
  const plugin = { file: "snake.ts", kind: "activation", name: "snake", summary: "x.", findings };
  expect(renderFindings(plugin, { width: 46, palette })).toBe(`activation snake
x.

  holds  shape           kept, of 4 ranks
  FAILS  the same twice  x is not a function
  FAILS  bits            as "the same twice"
         monotone        no: falls between -10
                         and -1.28
         trained

1 hold, 2 fail
`);
});
