import { builtinPlugins } from "@titrate/container";
import { expect, test } from "vitest";
import { folderWith, titrate } from "./cli.ts";

const own = `import { defineActivation, real } from "@titrate/plugin";
export default defineActivation({
  name: "aaa",
  summary: "The first of all.",
  params: { shift: real(0) },
  apply: (x, { shift }) => x.add(shift),
});
`;

test("every plugin is listed, a line each, sorted; in a pipe, with all that it is", async () => {
  const { code, stdout, stderr } = await titrate(["plugins"]);
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout.split("\n");
  for (const { summary } of builtinPlugins) expect(stdout).toContain(summary);
  const names = lines.filter((line) => line.startsWith("  ")).map((line) => line.trim().split(" ")[0]!);
  expect(names).toHaveLength(builtinPlugins.length);
  expect(lines[0]).toBe("activations (activation)");
  const activations = names.slice(0, lines.indexOf("") - 1);
  expect(activations).toEqual(activations.toSorted());
});

test("those of one kind, with a user's", async () => {
  const folder = folderWith({ "aaa.ts": own });
  const [one, several] = await Promise.all([
    titrate(["plugins", "activation", "--plugin", "aaa.ts"], folder),
    titrate(["plugins", "activations", "--plugin", "aaa.ts"], folder),
  ]);
  expect(one).toEqual(several);
  const lines = one.stdout.trimEnd().split("\n");
  const count = builtinPlugins.filter(({ kind }) => kind === "activation").length;
  expect(lines).toHaveLength(1 + 1 + count);
  expect(lines[1]).toMatch(/^ {2}aaa +The first of all\.$/);
});

test("one, with its parameters and its curve", async () => {
  const { code, stdout } = await titrate(["plugins", "activation/relu"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^activation relu\n.*\n[\s\S]*^parameters\n {2}none\n\nf\(x\)\n *5 ┤/m);
  expect(stdout).toMatch(/^f'\(x\), as training sees it\n *1 ┤/m);
  const adam = await titrate(["plugins", "adam"]);
  expect(adam.stdout).toMatch(/^optimizer adam\n/);
  expect(adam.stdout).toMatch(/^ {2}beta1 +0\.9 +a number from 0 and below 1$/m);
  expect(adam.stdout).toMatch(/^Source: Kingma & Ba 2015/m);
  expect(adam.stdout).not.toContain("┤");
});

test("a user's is drawn with its parameter", async () => {
  const folder = folderWith({ "aaa.ts": own });
  const { stdout } = await titrate(["plugins", "aaa", "--plugin", "aaa.ts", "--param", "shift=20"], folder);
  expect(stdout).toMatch(/^f\(x\)\n *25 ┤/m);
});

test("a schedule is drawn over a run", async () => {
  const { stdout } = await titrate(["plugins", "schedule/constant"]);
  expect(stdout).toMatch(/^the rate over 1000 steps .*\n +0\.6 ┤/m);
});

test("as JSON", async () => {
  const all = JSON.parse((await titrate(["plugins", "--json"])).stdout);
  expect(all).toHaveLength(builtinPlugins.length);
  const sgd = JSON.parse((await titrate(["plugins", "sgd", "--json"])).stdout);
  expect(sgd).toMatchObject({ kind: "optimizer", name: "sgd" });
  expect(sgd.parameters[0]).toEqual({
    name: "lr",
    takes: "a number above 0",
    required: false,
    default: 0.01,
  });
});

test.each([
  ["adm", 'there is no kind and no plugin "adm"; did you mean "adam"?\n'],
  ["activation/rel", 'there is no activation "rel"; did you mean "relu"?\n'],
  ["activaton/relu", 'there is no kind "activaton"; did you mean "activation"?\n'],
  ["xyzzy", 'there is no kind and no plugin "xyzzy"; titrate plugins lists them all\n'],
  ["step", '"step" is the name of several: say which, activation/step or schedule/step\n'],
])("what there is not: %s", async (what, error) => {
  expect(await titrate(["plugins", what])).toEqual({ code: 2, stdout: "", stderr: error });
});
