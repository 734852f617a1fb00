import { type Activation, defineActivation, type Tensor } from "@titrate/plugin";
import { expect, it, test } from "vitest";
import { conformance, instanceOf, runCheck } from "../index.ts";
import { breaksOf } from "./breaks.ts";
import { between, curveOf, isElementwise } from "./curve.ts";

const pluginOf = (apply: (x: Tensor) => Tensor) => defineActivation({ name: "f", summary: "f(x).", apply });
const bound = (apply: (x: Tensor) => Tensor): Activation => instanceOf(pluginOf(apply));

it("a curve holds values and slopes", () => {
  const { x, y, slope, formulaSlope } = curveOf(
    bound((x) => x.square()),
    [-1, 0, 3],
  );
  expect([x, y, slope].map((values) => Array.from(values))).toEqual([
    [-1, 0, 3],
    [1, 0, 9],
    [-2, 0, 6],
  ]);
  expect(formulaSlope).toBeUndefined();
  expect(Array.from(between(-1, 1, 3))).toEqual([-1, 0, 1]);
});

it.each<[string, boolean, (x: Tensor) => Tensor]>([
  ["tanh", true, (x) => x.tanh()],
  ["a centred row", false, (x) => x.sub(x.mean(-1, { keepDims: true }))],
  ["a shifted row", false, (x) => x.flip(-1)],
  ["half of a row", false, (x) => x.slice(-1, 0, 3)],
])("%s is element-wise: %s", (_, is, apply) => {
  // A changed shape is refused, and is not element-wise either.
  if (_ === "half of a row") expect(() => isElementwise(bound(apply))).toThrow("keep the shape of x");
  else expect(isElementwise(bound(apply))).toBe(is);
});

it.each<[string, (x: Tensor) => Tensor, string[]]>([
  ["smooth", (x) => x.mul(3).sin(), []],
  ["smooth but steep", (x) => x.mul(40).tanh(), []],
  ["a kink", (x) => x.maximum(0), ["0"]],
  ["a weak kink off the grid", (x) => x.sub(0.1234).abs().mul(0.05), ["0.1234"]],
  ["kinks among curves", (x) => x.square().sub(4).abs().div(4), ["-2", "2"]],
  ["a jump", (x) => x.greater(1).cast("float"), ["1 jumps"]],
  ["jumps", (x) => x.div(8).floor(), ["-8 jumps", "0 jumps", "8 jumps"]],
])("the breaks of what is %s", (_, apply, breaks) => {
  const found = breaksOf(bound(apply), -10, 10);
  expect(found.map(({ at, jumps }) => `${Number(at.toFixed(4)) + 0}${jumps ? " jumps" : ""}`)).toEqual(
    breaks,
  );
});

const facts: readonly (readonly [
  what: string,
  apply: (x: Tensor) => Tensor,
  facts: Record<string, string>,
])[] = [
  [
    "a rectifier",
    (x) => x.maximum(0),
    {
      "kinks and jumps": "a kink at 0",
      monotone: "yes, it never falls",
      bounded: "below, by 0",
      "zero-centred": "yes, f(0) = 0",
      "dead zones": "the slope is 0 below 0",
    },
  ],
  [
    "a sigmoid",
    (x) => x.sigmoid(),
    { bounded: "from 0 to 1", "zero-centred": "no, f(0) = 0.5", slope: "at most 0.25 from -10 to 10, at 0" },
  ],
  [
    "a swish",
    (x) => x.mul(x.sigmoid()),
    {
      monotone: "no: falls between -10 and -1.28",
      bounded: "below, by -0.278 at -1.28",
      "dead zones": "none",
    },
  ],
  ["a wave", (x) => x.sin(), { bounded: "from -1 at -1.57 to 1 at 1.57" }],
  ["a clamp", (x) => x.maximum(-1).minimum(1), { "dead zones": "the slope is 0 below -1, above 1" }],
  [
    "a constant",
    (x) => x.mul(0).add(2),
    { monotone: "yes, it is constant", "dead zones": "the slope is 0 everywhere" },
  ],
  ["an exponential", (x) => x.exp(), { bounded: "below, by 0", "not finite": "between 720 and 10000" }],
  ["a logarithm", (x) => x.abs().add(1).log(), { bounded: "below, by 0 at 0" }],
  ["a line that falls", (x) => x.neg(), { monotone: "yes, it never rises", bounded: "on neither side" }],
];

test.each(facts)("the facts of %s", async (_, apply, wanted) => {
  const found: Record<string, string> = {};
  for (const check of conformance(pluginOf(apply))) found[check.name] = (await runCheck(check)).detail;
  expect(found).toMatchObject(wanted);
});
