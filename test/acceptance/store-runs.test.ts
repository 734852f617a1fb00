import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const experiment = `
name: gates
dataset: { type: logic-gate, gate: or }
model: { type: sequential, layers: [{ type: dense, units: 3, activation: tanh }, { type: dense, units: 1, activation: sigmoid }] }
loss: mse
optimizer: { type: adam, lr: 0.1 }
metrics: [accuracy]
train: { epochs: 40, batch: 2 }
sweep: { grid: { optimizer.lr: [0.1, 0.01] }, seeds: 3 }
`;

const inFolder = (folder: string) => (args: readonly string[]) =>
  titrate([...args, "--store", join(folder, ".titrate")], folder);

/** The names and texts of all results in a store. */
function results(store: string): Record<string, string> {
  const runs = join(store, "runs");
  return Object.fromEntries(
    readdirSync(runs)
      .sort()
      .map((id) => [id, readFileSync(join(runs, id, "result.json"), "utf8")]),
  );
}

describe("an experiment that is run twice", () => {
  it("executes nothing the second time, and prints the same", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const run = inFolder(folder);
    const first = await run(["run", "x.yaml", "--json"]);
    expect(first.code, first.stderr).toBe(0);
    expect(events(first.stderr).filter(({ event }) => event === "finished")).toHaveLength(6);
    const second = await run(["run", "x.yaml", "--json"]);
    expect(second.stdout).toBe(first.stdout);
    expect(events(second.stderr).at(-1)).toMatchObject({ event: "done", finished: 0, cached: 6 });
  });
  it("knows its runs in another folder, under another name, with its keys in another order", async () => {
    const folder = folderWith({
      "x.yaml": experiment,
      "deep/y.yaml": `${experiment.split("\n").reverse().join("\n")}# a comment\n`,
    });
    const run = inFolder(folder);
    await run(["run", "x.yaml"]);
    const { stderr } = await run(["run", "deep/y.yaml", "name=other", "--json"]);
    expect(events(stderr).at(-1)).toMatchObject({ finished: 0, cached: 6 });
  });
});

describe("worker processes", () => {
  it("come to the bits of one process", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const outputs = await Promise.all(
      [[], ["-j", "1"], ["-j", "4"], ["executor=reference"]].map((more, index) =>
        titrate(["run", "x.yaml", "--json", "--store", join(folder, `store${index}`), ...more], folder),
      ),
    );
    for (const { code, stderr } of outputs) expect(code, stderr).toBe(0);
    const [first, ...others] = outputs.map((_, index) => results(join(folder, `store${index}`)));
    expect(Object.keys(first!)).toHaveLength(6);
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
  });
  it("print of a single run what one process prints", async () => {
    const folder = folderWith({ "x.yaml": experiment.replace(/sweep:.*/, "evaluate: { every: 10 }") });
    const [here, worker] = await Promise.all(
      [[], ["-j", "1"]].map((more) => titrate(["run", "x.yaml", ...more], folder)),
    );
    expect(here!.stdout).toMatch(/^ +10 /m);
    expect(worker!.stdout).toBe(here!.stdout);
  });
  it("do not see an edit of the experiment while it runs", async () => {
    const folder = folderWith({ "x.yaml": experiment.replace("epochs: 40", "epochs: 4000") });
    const file = join(folder, "x.yaml");
    const going = titrate(["run", "x.yaml", "-j", "2", "--json", "--store", join(folder, "s")], folder);
    const plans = join(folder, "s", "plans");
    while (!existsSync(plans) || readdirSync(plans).length === 0)
      await new Promise((done) => setTimeout(done, 5));
    writeFileSync(file, "nothing: of the kind\n");
    const { code, stdout } = await going;
    expect(code).toBe(0);
    writeFileSync(file, experiment.replace("epochs: 40", "epochs: 4000"));
    const again = await titrate(["run", "x.yaml", "--json", "--store", join(folder, "t")], folder);
    expect(again.stdout).toBe(stdout);
  });
});

describe("an interrupt", () => {
  it("keeps a checkpoint; the same command goes on and comes to the same bits", async () => {
    const folder = folderWith({
      "x.yaml": experiment.replace("epochs: 40", "epochs: 200000").replace("seeds: 3", "seeds: 1"),
    });
    const args = ["run", "x.yaml", "--json", "--store", join(folder, "s")];
    const child = spawn(process.execPath, [join(root, "packages/cli/src/main.ts"), ...args, "-j", "2"], {
      cwd: folder,
    });
    let stderr = "";
    await new Promise((begun) => {
      child.stderr.on("data", (text) => {
        stderr += text;
        if (stderr.includes('"advanced"')) begun(null);
      });
    });
    child.kill("SIGINT");
    expect(await new Promise((done) => child.on("exit", done))).toBe(130);
    expect(events(stderr).filter(({ event }) => event === "paused").length).toBeGreaterThan(0);
    const resumed = await titrate(args, folder);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(events(resumed.stderr).some(({ event, step }) => event === "resumed" && Number(step) > 0)).toBe(
      true,
    );
    const whole = await titrate(["run", "x.yaml", "--json", "--no-store"], folder);
    expect(resumed.stdout).toBe(whole.stdout);
  });
});

describe("a lock", () => {
  it("is reproduced by --frozen, and told where it is not", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const run = inFolder(folder);
    expect((await run(["lock", "x.yaml"])).code).toBe(0);
    expect(readFileSync(join(folder, "x.lock.yaml"), "utf8")).toMatch(/^titrate-lock: 1$/m);
    const elsewhere = await titrate(["run", "x.yaml", "--frozen", "--no-store"], folder);
    expect(elsewhere.code, elsewhere.stderr).toBe(0);
    const changed = await run(["run", "x.yaml", "train.epochs=41", "--frozen"]);
    expect(changed.code).toBe(3);
    expect(changed.stderr).toMatch(/optimizer\.lr=0\.1 seed 0: its config, a plugin or its data has changed/);
    const file = join(folder, "x.lock.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/weights: [0-9a-f]{4}/, "weights: 0000"));
    const flipped = await run(["run", "x.yaml", "--frozen"]);
    expect(flipped.code).toBe(3);
    expect(flipped.stderr).toMatch(/seed 0: its weights differ/);
  });
  it("that is not there is told before anything runs", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const { code, stderr } = await inFolder(folder)(["run", "x.yaml", "--frozen"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/there is no x\.lock\.yaml; titrate lock x\.yaml writes it/);
  });
});

describe("verify", () => {
  it("executes again, and finds a plugin that changed and a result that was tampered with", async () => {
    const own = `import { defineActivation } from "@titrate/plugin";
import { formula } from "./formula.ts";
export default defineActivation({ name: "own", summary: "Own.", apply: formula });
`;
    const plugin = (text: string) => `import type { Tensor } from "@titrate/plugin";
export const formula = (x: Tensor): Tensor => ${text};
`;
    const folder = folderWith({
      "x.yaml": `plugins: [./own.ts]${experiment.replace("activation: tanh", "activation: own").replace("[0.1, 0.01]", "[0.1]").replace("seeds: 3", "seeds: 1")}`,
      "own.ts": own,
      "formula.ts": plugin("x.tanh()"),
    });
    const run = inFolder(folder);
    await run(["run", "x.yaml"]);
    const same = await run(["verify", "x.yaml"]);
    expect(same.code, same.stderr).toBe(0);
    expect(same.stdout).toMatch(/every bit the same/);

    const [id] = readdirSync(join(folder, ".titrate", "runs"));
    const file = join(folder, ".titrate", "runs", id!, "result.json");
    const text = readFileSync(file, "utf8");
    const { trace } = JSON.parse(text);
    writeFileSync(file, text.replace(trace[2].state, "0123456789abcdef"));
    const differs = await run(["verify", id!.slice(0, 10)]);
    expect(differs.code).toBe(3);
    expect(differs.stdout).toMatch(/step .* (is|differs)/);
    writeFileSync(file, text);

    writeFileSync(join(folder, "formula.ts"), plugin("x.tanh().mul(2)"));
    const changed = await run(["verify", id!]);
    expect(changed.code).toBe(3);
    expect(changed.stdout).toMatch(/would be another run.*the plugin activation\/own/);
  });
});

describe("a plugin", () => {
  it("counts with what it imports, under a link's name too", async () => {
    const folder = folderWith({
      "real/x.yaml": `plugins: [./own.ts]${experiment.replace("activation: tanh", "activation: own").replace("seeds: 3", "seeds: 1")}`,
      "real/own.ts": `import { defineActivation } from "@titrate/plugin";
import { formula } from "./formula.ts";
export default defineActivation({ name: "own", summary: "Own.", apply: formula });
`,
      "real/formula.ts": "export const formula = (x: any) => x.tanh();\n",
    });
    symlinkSync(join(folder, "real"), join(folder, "link"));
    const run = inFolder(folder);
    const done = async (file: string) => events((await run(["run", file, "--json"])).stderr).at(-1);
    expect(await done("link/x.yaml")).toMatchObject({ finished: 2, cached: 0 });
    expect(await done("real/x.yaml")).toMatchObject({ finished: 0, cached: 2 });
    writeFileSync(join(folder, "real/formula.ts"), "export const formula = (x: any) => x.tanh().mul(2);\n");
    expect(await done("link/x.yaml")).toMatchObject({ finished: 2, cached: 0 });
  });
});

describe("training on", () => {
  it("starts from what another run learned, and is another run", async () => {
    const folder = folderWith({ "x.yaml": experiment.replace(/sweep:.*/, "evaluate: { every: 10 }") });
    const run = inFolder(folder);
    const before = JSON.parse((await run(["run", "x.yaml", "--json"])).stdout).arms[0].runs[0];
    const [id] = readdirSync(join(folder, ".titrate", "runs"));
    const { code, stdout, stderr } = await run([
      "run",
      "x.yaml",
      "train.epochs=20",
      "--from",
      id!.slice(0, 8),
      "--json",
    ]);
    expect(code, stderr).toBe(0);
    const after = JSON.parse(stdout).arms[0].runs[0];
    expect(after.history[0].metrics).toEqual(before.final);
    expect(after.digest).not.toBe(before.digest);
    expect(readdirSync(join(folder, ".titrate", "runs"))).toHaveLength(2);
    const misfit = await run(["run", "x.yaml", "model.layers.0.units=4", "--from", id!]);
    expect(misfit.code).not.toBe(0);
    expect(misfit.stderr).toMatch(/weight/);
  });
});

describe("an exported plan", () => {
  it("is executed in parts, which merge to the whole", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const exported = await titrate(["export-plan", "x.yaml"], folder);
    writeFileSync(join(folder, "plan.json"), exported.stdout);
    for (const part of [1, 2]) {
      const args = ["run", "plan.json", "--shard", `${part}/2`, "--store", join(folder, `part${part}`)];
      const { code, stderr } = await titrate(args, folder);
      expect(code, stderr).toBe(0);
    }
    const whole = join(folder, "whole");
    const merged = await titrate(["merge", "part1", "part2", "--store", whole], folder);
    expect(merged.code, merged.stderr).toBe(0);
    const { stderr } = await titrate(["run", "x.yaml", "--json", "--store", whole], folder);
    expect(events(stderr).at(-1)).toMatchObject({ finished: 0, cached: 6 });
  });
});

function events(stderr: string): Record<string, unknown>[] {
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

describe("what is kept", () => {
  it("is listed, shown, compared and removed", async () => {
    const folder = folderWith({ "x.yaml": experiment });
    const run = inFolder(folder);
    await run(["run", "x.yaml"]);
    const listed = await run(["ls", "--where", 'config["optimizer.lr"] == 0.1 && seed > 0']);
    const lines = listed.stdout.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^[0-9a-f]{8} {2}gates {2}optimizer\.lr=0\.1 {2}seed [12] {2}finished {2}train\/loss \S+, train\/accuracy/,
    );
    const [one, other] = lines.map((line) => line.slice(0, 8));
    expect((await run(["show", one!])).stdout).toMatch(/^weights +SHA-256 [0-9a-f]{64}$/m);
    expect((await run(["diff", one!, other!])).stdout).toMatch(/^seed +[12] +[12]$/m);
    const refused = await run(["rm", one!, "ffffffff"]);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/there is no run ffffffff in .*titrate ls lists them/);
    expect((await run(["rm", one!])).code).toBe(0);
    const again = await run(["run", "x.yaml", "--json"]);
    expect(events(again.stderr).at(-1)).toMatchObject({ finished: 1, cached: 5 });
    expect((await run(["gc"])).stdout).toBe("there is nothing to remove\n");
  });
  it("needs a place that can be written, and says what to do where there is none", async () => {
    const folder = folderWith({ "x.yaml": experiment, place: "a file" });
    const { code, stderr } = await titrate(["run", "x.yaml", "--store", join(folder, "place", "s")], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/place/);
    const none = await titrate(["ls", "--store", join(folder, "nothing")], folder);
    expect(none.code).toBe(2);
    expect(none.stderr).toMatch(/there is no store in .*nothing; titrate run makes one/);
  });
});
