import { expect, it } from "vitest";
import { matrix } from "../numeric-array.ts";
import { type Dataset, defineDataset } from "./dataset.ts";

const load = (loaded: Dataset | Promise<Dataset>) =>
  defineDataset({ name: "given", summary: "Given.", load: () => loaded }).bind(
    {},
    { path: [] },
  )({
    directory: ".",
    random: undefined as never,
  });

it("loads at once or later, and is checked", async () => {
  const dataset = { train: { inputs: matrix([[1]]), targets: matrix([[1]]) } };
  expect(await load(dataset)).toBe(dataset);
  expect(await load(Promise.resolve(dataset))).toBe(dataset);
  await expect(load({ train: { ...dataset.train, inputs: matrix([]) } })).rejects.toThrow(
    'dataset "given": the inputs of train are empty',
  );
});
