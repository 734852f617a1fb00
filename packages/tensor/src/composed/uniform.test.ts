import {
  compileScalar,
  integer,
  namedStreams,
  type Scalar,
  threefry2x32,
  uniformFromBits,
} from "@titrate/numeric";
import { describe, expect, it } from "vitest";
import { literal, state } from "../leaves.ts";
import { DTypeError, ShapeError } from "../shape.ts";
import { compile, evaluate } from "../testing/evaluate.ts";
import { uniform } from "./uniform.ts";

const words = namedStreams(3)("dropout").words(2);
const key = literal(words, [2], "int");
const counter = state("step", [], "int");

describe("uniform", () => {
  const draw = compile({ value: uniform(key, counter, [100, 20]) });
  const at = (step: number): number[] => draw({ step: [step] }).value!;

  it("is a function of key, counter and position", () => {
    expect(at(5)).toEqual(at(5));
    expect(new Set([...at(5), ...at(6)]).size).toBe(4000);
    expect(evaluate(uniform(key, counter, [3]), { step: [5] })).toEqual(at(5).slice(0, 3));
  });

  it("takes the counter, then the position, as counter words", () => {
    const [key0, key1, counter0, position] = [...words, 5, 7].map(integer) as [
      Scalar,
      Scalar,
      Scalar,
      Scalar,
    ];
    const bits = threefry2x32(key0, key1, counter0, position);
    expect(at(5)[7]).toBe(compileScalar((precision) => uniformFromBits(precision, ...bits), 0, "f64")());
  });

  it("covers [0, 1) evenly", () => {
    const values = at(1);
    for (const value of values) expect(value >= 0 && value < 1).toBe(true);
    // Four standard errors of the mean of 2000: 4 * sqrt(1 / 12 / 2000).
    expect(Math.abs(values.reduce((a, b) => a + b) / values.length - 0.5)).toBeLessThan(0.026);
  });

  it("names what does not fit", () => {
    expect(() => uniform(literal([1], [1], "int"), counter, [])).toThrow(
      new ShapeError("uniform: key [1], counter []; they must be [2] and []"),
    );
    expect(() => uniform(key, state("step", []), [])).toThrow(
      new DTypeError("uniform: key int, counter float; both must be int"),
    );
  });
});
