import { referenceExecutor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { differential } from "../differential/differential.ts";
import { executorUnderTest } from "../differential/executors.ts";
import { runTraining, type Trained } from "./programs/run-training.ts";
import { trainings } from "./programs/trainings.ts";

const names = Object.keys(trainings);
const known = new Map<string, Trained>();

/** What the reference makes of a training; each is run once. */
function expectedOf(name: string): Trained {
  const trained = known.get(name) ?? runTraining(trainings[name]!, referenceExecutor);
  known.set(name, trained);
  return trained;
}

describe.each(names)("the training %s", (name) => {
  const training = trainings[name]!;

  it("learns", () => {
    const expected = expectedOf(name);
    expect(expected.isFinite).toBe(true);
    expect(expected.losses.at(-1)! / expected.losses[0]!).toBeLessThan(0.7);
    if (expected.evaluated !== undefined) expect(expected.evaluated).toBeLessThan(expected.losses[0]!);
  });
  it("ends in the same bits under both executors", () =>
    expect(runTraining(training, executorUnderTest)).toEqual(expectedOf(name)));
  it("has the same bits step by step", () => {
    const { program, tables, state, epochs, evaluation } = training;
    const calls = [...epochs.slice(0, 2).flat(), ...(evaluation ? [evaluation] : [])];
    differential(program, calls, { tables, state });
  });
});

// The bits of whole trainings, pinned. A change here is a change of the numerics: bump `numericsVersion` and say
// in docs/numerics.md what moved. They must be the same on every machine, engine and Node version.
it("the bits of the trainings have not moved", () => {
  const digests = names.map((name) => [name, expectedOf(name).digest]);
  expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
    {
      "attention": "62eed79ca76d6658caa1f04b9ea8552606223945248ab7c533f52acb89773995",
      "batch-norm": "60686640e5f655b18f283df07abbbfef3d2a008ca5118663144a679799b553b9",
      "convolutional": "d6292462b64b92085f9404e3c82ef018b70af1a2dcb9747659db045adcc9dc31",
      "dense-classifier": "7d643ec080b7b2bae77ed7d77cd89394e4004883681de2939227f25b718f504f",
      "dropout": "9d7aee50cbe7999b742f677162488706f23c653ed3679289d097a7be6d452ff7",
      "embedding": "204b4334b50dc55f7d5bfc88061869b9a12baf74f9d37fed17198dbaa66a516f",
      "gated-recurrent": "9e2217e59e1a701bb76a79f19755991bc7dd54ecf0743ce0d025adab6f040a1c",
      "recurrent": "b8194e2ce8dd53611afe745d48058a0aa4d7e1e8712d7211010158f89de13693",
      "residual": "a72d151033092bce8fd9f54200e1ff47d0db02faf62650a1d37fde7489aaf5ad",
      "seed-network": "5d066b4b2c4d9f1cc0668dfb69ab213c6842d4cbe95d83a1beb03402fa329970",
    }
  `);
});
