import { matrix } from "@titrate/plugin";
import { expect, it } from "vitest";
import { checkTrainable } from "./check-data.ts";

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

it("passes data without holes", () =>
  expect(() => checkTrainable({ train: whole, test: whole }, "f64")).not.toThrow());

it("names the row, its file and its column", () => {
  const origin = { file: "people.csv", lines: Int32Array.of(2, 5) };
  const columns = [{ name: "height" }, { name: "age" }];
  expect(() =>
    checkTrainable({ train: whole, test: { ...holey, origin }, columns }, "f64"),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 1 of the inputs of test (people.csv:5, column "age") is NaN; a missing number: fill it in, for example by \`transforms: [impute]\`]`,
  );
  expect(() => checkTrainable({ train: holey }, "f64")).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 1 of the inputs of train is NaN; a missing number: fill it in, for example by \`transforms: [impute]\`]`,
  );
  const targets = matrix([[Number.POSITIVE_INFINITY], [1]]);
  expect(() => checkTrainable({ train: { ...whole, targets } }, "f64")).toThrowErrorMatchingInlineSnapshot(
    `[RunError: row 0 of the targets of train is Infinity; no number to compute with]`,
  );
});

it("refuses numbers that are names of categories", () => {
  const columns = [{ name: "height" }, { name: "colour", categories: ["red", "green", "blue", "grey"] }];
  expect(() => checkTrainable({ train: whole, columns }, "f64")).toThrow(
    'column "colour" of the inputs is categorical (red, green, blue, ...)',
  );
});

it("refuses what f32 cannot hold", () => {
  const large = {
    ...whole,
    inputs: matrix([
      [1, 2],
      [3, 1e39],
    ]),
  };
  expect(() => checkTrainable({ train: large }, "f64")).not.toThrow();
  expect(() => checkTrainable({ train: large }, "f32")).toThrow(
    "row 1 of the inputs of train is 1e+39; too large for f32",
  );
});
