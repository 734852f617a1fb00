import { expect, test } from "vitest";
import { parseWhere } from "./where.ts";

const run = {
  id: "ab",
  experiment: "gates",
  seed: 2,
  metrics: { "test/accuracy": 0.95, "train/loss": Number.NaN },
  config: { "optimizer.lr": 0.1, "optimizer.type": "sgd" },
};

test.each([
  ['metrics["test/accuracy"] > 0.9', true],
  ['metrics["test/accuracy"] > 0.9 && seed < 2', false],
  ['seed == 2 || experiment == "other"', true],
  ['!(config["optimizer.lr"] == 0.1)', false],
  ['config["optimizer.type"] != "adam"', true],
  ["seed * 2 + 1 >= 5", true],
  ["-seed < 0", true],
  ['metrics["no/such"] > 0', false],
  ['metrics["no/such"] < 0', false],
  ['metrics["train/loss"] <= 1', false],
  ["metrics.constructor == 1", false],
  ['experiment < "h"', true],
])("%s is %s", (text, expected) => {
  expect(parseWhere(text)(run)).toBe(expected);
});

test.each([
  ["1 < sed", /there is no sed; there are id, experiment, .*\n {2}1 < sed\n {6}\^/],
  ["seed ==", /\^/],
  ["process.exit()", /CallExpression/],
  ["[1]", /ArrayExpression/],
  ["seed ? 1 : 2", /ConditionalExpression/],
  ["a = 1", /\^/],
])("%s is refused", (text, told) => {
  expect(() => parseWhere(text)).toThrow(told);
});
