import { defineActivation, PluginError } from "@titrate/plugin";
import { bindPart } from "@titrate/plugin/testing";
import { expect, test } from "vitest";
import { withPlugins } from "./catalogue.ts";
import { builtinPlugins, createRootContainer } from "./root-container.ts";
import { tokens } from "./tokens.ts";

const snake = defineActivation({ name: "snake", summary: "For tests.", apply: (x) => x });

test("the built-ins are found under their kind and name, and nowhere else", () => {
  const catalogue = createRootContainer().get(tokens.catalogue);
  for (const plugin of builtinPlugins) expect(catalogue.find(plugin.kind, plugin.name)).toBe(plugin);
  expect(catalogue.find("activation", "adam")).toBeUndefined();
  const optimizers = builtinPlugins.filter(({ kind }) => kind === "optimizer").map(({ name }) => name);
  expect(catalogue.names("optimizer")).toEqual(optimizers.sort());
});

test("a user's plugins stand beside the built-ins, in a container of their own", () => {
  const root = createRootContainer();
  const catalogue = withPlugins(root, [snake]).get(tokens.catalogue);
  expect(catalogue.find("activation", "snake")).toBe(snake);
  expect(catalogue.find("activation", "tanh")?.name).toBe("tanh");
  expect(catalogue.names("activation")).toContain("snake");
  expect(catalogue.names("activation")).toContain("tanh");
  expect(root.get(tokens.catalogue).find("activation", "snake")).toBeUndefined();
});

test("a name that is taken is refused, whoever has it, and whatever else is added", () => {
  const tanh = defineActivation({ name: "tanh", summary: "For tests.", apply: (x) => x });
  expect(() => withPlugins(createRootContainer(), [tanh])).toThrow(PluginError);
  expect(() => withPlugins(createRootContainer(), [snake, tanh])).toThrow(PluginError);
  expect(() => withPlugins(withPlugins(createRootContainer(), [snake]), [tanh])).toThrow(PluginError);
  expect(() => withPlugins(withPlugins(createRootContainer(), [snake]), [snake])).toThrow(PluginError);
  expect(() => createRootContainer([snake, snake])).toThrow(/"snake": the name is taken/);
});

test("every built-in activation can be bound by its name alone", () => {
  const names = createRootContainer().get(tokens.catalogue).names("activation");
  for (const name of names) expect(bindPart("activation", name, builtinPlugins)).toBeTypeOf("function");
});
