import { type Executor, literal, referenceExecutor } from "@titrate/tensor";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { useExecutor } from "./executor.ts";

it("another executor computes until it is undone", () => {
  const asked: string[] = [];
  const spy: Executor = {
    ...referenceExecutor,
    compile(program) {
      asked.push(program.precision);
      return referenceExecutor.compile(program);
    },
  };
  const value = () => evaluate({ y: literal([2], [1]).mul(3) }).y;
  const undo = useExecutor(spy);
  expect(value()).toEqual([6]);
  undo();
  expect(value()).toEqual([6]);
  expect(asked).toEqual(["f64"]);
});
