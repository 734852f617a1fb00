import { defineActivation, defineLayer, type Loss } from "@titrate/plugin";
import { expect, it } from "vitest";
import { layer, parts, scale } from "./testing/parts.ts";
import { trainRun } from "./train.ts";

const sigmoid = defineActivation({ name: "sigmoid", summary: "For tests.", apply: (x) => x.sigmoid() }).bind(
  {},
  { path: [] },
);
const squashed = defineLayer({
  name: "squashed",
  summary: "For tests.",
  apply: (x, _params, scope) => sigmoid(scope.call(scale, x), scope),
}).bind({}, { path: ["model"], name: "squashed" });
const taking = (logits: boolean): Loss => ({ ...parts([1]).loss, logits });

it("refuses probabilities where the loss makes them itself", async () => {
  const given = parts([1], { model: squashed, loss: taking(true) });
  await expect(trainRun(given)).rejects.toMatchObject({
    message: expect.stringContaining("the loss takes logits"),
    path: ["loss"],
  });
});

it("takes them where the loss does, and activations before the last layer", async () => {
  await expect(trainRun(parts([1], { model: squashed, loss: taking(false) }))).resolves.toBeDefined();
  const inside = layer((x, scope) => squashed.apply(x, scope).mul(2));
  await expect(trainRun(parts([1], { model: inside, loss: taking(true) }))).resolves.toBeDefined();
});
