import { arg, compileScalar, type Scalar } from "@titrate/numeric";
import { expect, it } from "vitest";
import { substitute } from "./substitute.ts";

const [x, y] = [arg(0), arg(1)];

it("puts formulas in the arguments' places", () => {
  const replaced = substitute(x.sub(y.sqrt()), [y.mul(2), x]);
  const value = compileScalar(() => replaced, 2, "f64");
  expect(value(9, 10)).toBe(10 * 2 - 3);
});

it("keeps tables, counts and constants", () => {
  const index = arg(0, "int");
  const formula = index.shiftLeft(2).lookup([5, 6, 7]).add(0.5);
  const [other] = [arg(1, "int")];
  const replaced = substitute(formula, [other]);
  expect(replaced.args[0]).toMatchObject({ op: "lookup", table: [5, 6, 7] });
  expect(replaced.args[0]!.args[0]).toMatchObject({ op: "shiftLeft", value: 2, args: [other] });
});

it("leaves what mentions no argument as it is, and shares what was shared", () => {
  const fixed = arg(0).mul(0).args[1]!.sqrt();
  const shared = x.exponent();
  const replaced = substitute(shared.add(shared).mul(fixed), [y]);
  const [sum, same] = replaced.args as [Scalar, Scalar];
  expect(same).toBe(fixed);
  expect(sum.args[0]).toBe(sum.args[1]);
});

it("takes formulas that are deep and doubly shared", () => {
  let deep: Scalar = x;
  for (let depth = 0; depth < 20_000; depth++) deep = deep.add(deep);
  expect(substitute(deep, [y]).op).toBe("add");
});
