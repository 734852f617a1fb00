import { matrix } from "@titrate/plugin";
import { expect, it } from "vitest";
import { checkWhole } from "./check-data.ts";

const whole = {
  inputs: matrix([
    [1, 2],
    [3, 4],
  ]),
  targets: matrix([[1], [2]]),
};
const holey = {
  ...whole,
  inputs: matrix([
    [1, 2],
    [3, Number.NaN],
  ]),
};

it("passes data without holes", () => expect(() => checkWhole({ train: whole, test: whole })).not.toThrow());

it("names the row, its file and its column", () => {
  const origin = { file: "people.csv", lines: Int32Array.of(2, 5) };
  const columns = [{ name: "height" }, { name: "age" }];
  expect(() =>
    checkWhole({ train: whole, test: { ...holey, origin }, columns }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 1 of the inputs of test (people.csv:5, column "age") is NaN; a missing number: fill it in, for example by \`transforms: [impute]\`]`,
  );
  expect(() => checkWhole({ train: holey })).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 1 of the inputs of train is NaN; a missing number: fill it in, for example by \`transforms: [impute]\`]`,
  );
  const targets = matrix([[Number.POSITIVE_INFINITY], [1]]);
  expect(() => checkWhole({ train: { ...whole, targets } })).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 0 of the targets of train is Infinity; a row without a target cannot be learned: leave it out]`,
  );
});
