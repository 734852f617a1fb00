import { input } from "@titrate/tensor";
import { expect, test } from "vitest";
import { claim, type Origins } from "./origins.ts";

test("a tensor belongs to the first that claims it, with all behind it that is free", () => {
  const origins: Origins = new WeakMap();
  const data = { path: ["dataset"], name: "dataset" };
  const [inner, outer] = [0, 1].map((place) => ({ path: ["model", place], name: `layer ${place}` }));
  const x = input("x", [3]);
  const hidden = x.add(1);
  const middle = hidden.exp();
  const seen = middle.slice(0, 0, 2);
  const last = middle.mul(2).add(hidden).add(seen.sum());
  claim(origins, x, data);
  claim(origins, middle, inner!);
  claim(origins, last, outer!);
  expect([x, hidden, middle, seen, last.inputs[0]!, last].map((tensor) => origins.get(tensor)!.name)).toEqual(
    ["dataset", "layer 0", "layer 0", "layer 0", "layer 1", "layer 1"],
  );
});
