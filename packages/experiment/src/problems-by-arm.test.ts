import type { Problem } from "@titrate/config";
import { expect, it } from "vitest";
import { problemsByArm } from "./problems-by-arm.ts";

const shape: Problem = { code: "E_SHAPE", message: "does not fit" };
const data: Problem = { code: "E_DATA", message: "is missing", notes: ["a note"] };
const told = (armCount: number, ...arms: (readonly Problem[])[]) =>
  problemsByArm(new Map(arms.map((found, index) => [{ name: `lr=${index}` }, found])), armCount).map(
    ({ message, notes = [] }) => [message, ...notes].join(" | "),
  );

it("each problem is told once, with the arms that have it", () => {
  expect(told(1, [shape])).toEqual(["does not fit"]);
  expect(told(3, [shape], [shape, data], [shape])).toEqual([
    "does not fit | in all 3 arms",
    "is missing | a note | in the arm lr=1",
  ]);
  expect(told(4, [data], [data])).toEqual(["is missing | a note | in 2 of 4 arms, the first: lr=0"]);
});
