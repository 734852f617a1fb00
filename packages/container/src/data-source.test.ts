import { type Dataset, type DatasetLoader, matrix, namedStreams, type Transform } from "@titrate/plugin";
import { expect, test } from "vitest";
import { dataSource } from "./data-source.ts";

const dataset = (value: number): Dataset => ({
  train: { inputs: matrix([[value]]), targets: matrix([[value]]) },
});
const fixed: DatasetLoader = async () => dataset(1);
const drawn: DatasetLoader = async ({ random }) => dataset(random.uniform());
const transform = (apply: Transform["apply"], name?: string): Transform => ({
  type: "change",
  fits: false,
  divides: false,
  ...(name !== undefined && { name }),
  apply,
});
const same = transform((data) => data);
const random = transform((_, { random }) => dataset(random.uniform()));
const value = ({ train }: Dataset) => train.inputs.data[0]!;

test("data that read no random stream are loaded once", async () => {
  const load = dataSource(fixed, [same], ".");
  const first = await load(namedStreams(0));
  expect(await load(namedStreams(1))).toBe(first);
});

test.each([
  ["dataset", dataSource(drawn, [same], ".")],
  ["transform", dataSource(fixed, [random], ".")],
])("what a %s draws is the seed's", async (_, load) => {
  const [first, second, again] = [
    await load(namedStreams(0)),
    await load(namedStreams(1)),
    await load(namedStreams(0)),
  ];
  expect(value(second)).not.toBe(value(first));
  expect(again).toEqual(first);
});

test("streams are named by purpose", async () => {
  const names: string[] = [];
  const streams = (name: string) => {
    names.push(name);
    return namedStreams(0)(name);
  };
  const named = transform((_, { random }) => dataset(random.uniform()), "mine");
  await dataSource(drawn, [random, named, random], ".")(streams);
  expect(names).toEqual(["dataset", "transform/change-1", "transform/mine", "transform/change-2"]);
});

test("transforms are applied in their order, and blamed at their place", async () => {
  const plus = transform((data) => dataset(value(data) + 1));
  const twice = transform((data) => dataset(value(data) * 2));
  expect(value(await dataSource(fixed, [plus, twice], ".")(namedStreams(0)))).toBe(4);
  const broken = transform(() => {
    throw new Error("no");
  });
  await expect(dataSource(fixed, [plus, broken], ".")(namedStreams(0))).rejects.toThrow(
    expect.objectContaining({ path: ["transforms", 1] }),
  );
});

test("what learns from training rows stands behind what takes rows out of them", async () => {
  const fit: Transform = { ...same, type: "fit", fits: true };
  const divide: Transform = { ...same, type: "divide", divides: true };
  await expect(dataSource(fixed, [divide, fit], ".")(namedStreams(0))).resolves.toEqual(dataset(1));
  expect(() => dataSource(fixed, [{ ...fit, divides: true }], ".")).not.toThrow();
  expect(() => dataSource(fixed, [same, fit, divide], ".")).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("write fit after divide"),
      path: ["transforms", 1],
    }),
  );
});
