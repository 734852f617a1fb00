import { expect, test } from "vitest";
import { folderWith, titrate } from "../acceptance/cli.ts";
import { goldenExperiments } from "./experiments.ts";

// The bits of whole trainings, pinned. A change here is a change of the numerics: bump `numericsVersion` and say
// in docs/numerics.md what moved. They must be the same on every machine, engine and Node version.
test("the bits of whole trainings have not moved", async () => {
  const files = Object.fromEntries(
    Object.entries(goldenExperiments).map(([name, text]) => [`${name}.yaml`, text]),
  );
  const folder = folderWith(files);
  const digests: Record<string, string> = {};
  for (const name of Object.keys(goldenExperiments)) {
    const [compiled, reference] = await Promise.all(
      ["compiled", "reference"].map(async (executor) => {
        const { code, stdout, stderr } = await titrate(
          ["run", `${name}.yaml`, `executor=${executor}`, "--json"],
          folder,
        );
        expect(code, stderr).toBe(0);
        return stdout;
      }),
    );
    // Whoever computes, every figure is the same.
    expect(reference, name).toBe(compiled);
    const results = JSON.parse(compiled!);
    const [run] = results.arms[0].runs;
    expect(results.numerics).toBe(2);
    expect(run.final["train/loss"], name).toBeLessThan(run.history[0].metrics["train/loss"]);
    digests[name] = run.digest;
  }
  expect(digests).toMatchInlineSnapshot(`
    {
      "adam-probabilities-f32": "1649b771a5d01b815bfdf680cd05424f2a8a87e5eb4b4cb7748fa8fc84659bc5",
      "adam-softmax-f64": "e44f0597be8885b79f70053e199f352ccebbc67e702e6ee6ca11d59e966129ff",
      "relu-mse-mt19937-f32": "a61c1bd1a5819baa53f5ba763480aaa3782715a5310859ead3cc5fbdb0cec5b1",
      "sgd-momentum-batches-f32": "db20745098ada6ca319fdd8126e5b6462cfedc5555aa88cbfb201292e58ca10e",
    }
  `);
});
