import { expect, it } from "vitest";
import { toPlain } from "../source/located.ts";
import { formatPlace } from "../source/problem.ts";
import { compose } from "../testing/composed.ts";
import { blame } from "./blame.ts";
import type { PlainConfig } from "./resolved-config.ts";

const text = `defaults: [optimizer: sgd]
vars: { head: { type: dense, units: 2 }, sizes: [1, 2] }
model: \${vars.head}
optimizer: { lr: 1 }
loss: mse
`;

it("blames each leaf, and knows what an interpolation copied", () => {
  const { composed, folder } = compose({ "experiments/x.yaml": text }, "vars.sizes.1=5");
  const config = { ...(toPlain(composed.root) as PlainConfig), loss: { type: "mse", reduction: "mean" } };
  const shown = blame(config, composed).map(({ path, location, defaultOf, from, overrides }) =>
    [
      path,
      location === undefined ? `default of ${defaultOf}` : formatPlace(location, folder),
      ...(from === undefined ? [] : [from.written]),
      ...overrides.map((node) => `overrides ${formatPlace(node.location, folder)}`),
    ].join("  "),
  );
  expect(shown).toMatchInlineSnapshot(`
    [
      "optimizer.type  configs/optimizer/sgd.yaml:1:7",
      "optimizer.lr  experiments/x.yaml:4:18  overrides configs/optimizer/sgd.yaml:2:5",
      "optimizer.momentum  configs/optimizer/sgd.yaml:3:11",
      "vars.head.type  experiments/x.yaml:2:23",
      "vars.head.units  experiments/x.yaml:2:37",
      "vars.sizes.0  experiments/x.yaml:2:50",
      "vars.sizes.1  command line, argument 1  overrides experiments/x.yaml:2:53",
      "model.type  experiments/x.yaml:2:23  \${vars.head}",
      "model.units  experiments/x.yaml:2:37  \${vars.head}",
      "loss.type  experiments/x.yaml:5:7",
      "loss.reduction  default of mse",
    ]
  `);
});
