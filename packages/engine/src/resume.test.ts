import { expect, it } from "vitest";
import { half, layer, parts } from "./testing/parts.ts";
import { stateAt } from "./testing/state-at.ts";
import { trainRun } from "./train.ts";
import type { TrainingState } from "./training-state.ts";

const train = { epochs: 6, batch: 2, shuffle: true, evaluateEvery: 2 };
const inputs = [1, 2, 3, 4, 5];

/** What is saved after a step, as it comes back from a file. */
async function savedAt(step: number, made: Parameters<typeof trainRun>[0]): Promise<TrainingState> {
  const saved = await stateAt(step, (options) => trainRun(made, options));
  return JSON.parse(JSON.stringify(saved), revive) as TrainingState;
}

/** Tensors are no JSON: what is written to a file keeps their kind. */
function revive(key: string, value: unknown): unknown {
  if (key !== "tensors") return value;
  return Object.fromEntries(
    Object.entries(value as TrainingState["tensors"]).map(([name, { dtype, shape, data }]) => {
      const numbers = Object.values(data as unknown as Record<string, number>);
      const kinds = { F32: Float32Array, F64: Float64Array, I32: Int32Array };
      return [name, { dtype, shape, data: kinds[dtype].from(numbers) }];
    }),
  );
}

it("goes on after every step, in the midst of an epoch too, as if it had never stopped", async () => {
  const whole = await trainRun(parts(inputs, { train }));
  for (let step = 1; step <= 18; step++) {
    const resume = await savedAt(step, parts(inputs, { train }));
    expect(resume.step).toBe(step);
    expect(await trainRun(parts(inputs, { train }), { resume }), `step ${step}`).toEqual(whole);
  }
});

it("tells evaluations once: those after the checkpoint", async () => {
  const resume = await savedAt(7, parts(inputs, { train }));
  const epochs: number[] = [];
  await trainRun(parts(inputs, { train }), {
    resume,
    observer: { evaluated: ({ epoch }) => epochs.push(epoch) },
  });
  expect(epochs).toEqual([4, 6]);
});

it("saves when it is due, at a multiple of the steps that were asked for", async () => {
  const steps: number[] = [];
  await trainRun(parts(inputs, { train }), {
    checkpoints: { due: (done) => done % 5 === 0, everySteps: 5, save: ({ step }) => steps.push(step) },
  });
  expect(steps).toEqual([5, 10, 15]);
});

it("saves the state of that moment, whatever the run does afterwards", async () => {
  const states: TrainingState[] = [];
  const whole = await trainRun(parts(inputs, { train }), {
    checkpoints: { due: (done) => done === 7, everySteps: 1, save: (state) => states.push(state) },
  });
  expect(await trainRun(parts(inputs, { train }), { resume: states[0]! })).toEqual(whole);
});

it("comes to the same trace wherever it is cut", async () => {
  const { trace } = await trainRun(parts(inputs, { train }));
  expect(trace.map(({ step }) => step)).toEqual(Array.from({ length: 19 }, (_, step) => step));
  expect(new Set(trace.map(({ state }) => state)).size).toBeGreaterThan(15);
  const long = { ...train, epochs: 100, batch: 5 };
  const [one, other] = await Promise.all(
    [1, 100].map((evaluateEvery) => trainRun(parts(inputs, { train: { ...long, evaluateEvery } }))),
  );
  expect(one!.trace).toEqual(other!.trace);
  expect(one!.trace.at(-1)!.step).toBe(100);
});

it("refuses another run's state, and says what does not fit", async () => {
  const state = await savedAt(3, parts(inputs, { train }));
  const model = layer((x, scope) => x.mul(scope.parameter("other", [1], half)));
  await expect(trainRun(parts(inputs, { train, model }), { resume: state })).rejects.toThrow(
    "the checkpoint after step 3 does not fit the run: it has no state/other",
  );
  const late = { ...state, step: 1000 };
  await expect(trainRun(parts(inputs, { train }), { resume: late })).rejects.toThrow("the run has 18 steps");
  const [name] = Object.keys(state.tensors);
  const reshaped = {
    ...state,
    tensors: { ...state.tensors, [name!]: { ...state.tensors[name!]!, shape: [7] } },
  };
  await expect(trainRun(parts(inputs, { train }), { resume: reshaped })).rejects.toThrow(
    /has a shape of \[7\]/,
  );
});

it("refuses a state that is not whole, or has what the run has not", async () => {
  const state = await savedAt(7, parts(inputs, { train }));
  const { tensors, notes } = state;
  const number = { dtype: "F64", shape: [1], data: new Float64Array(1) } as const;
  const wrong: [Partial<TrainingState> | { notes: unknown }, string][] = [
    [{ tensors: { ...tensors, "state/other": number } }, "it has state/other"],
    [{ tensors: { ...tensors, "kept/weight": number } }, "it has kept/weight"],
    [
      { tensors: { "state/weight": { ...number, data: new Float64Array(2) } } },
      "state/weight holds 2 numbers, not 1",
    ],
    [{ notes: null }, "it has no history"],
    [{ notes: { ...notes, history: [null] } }, "it has no history"],
    [{ step: 3 }, "it has evaluations of later steps"],
  ];
  for (const [change, message] of wrong) {
    const resume = { ...state, ...change } as TrainingState;
    await expect(trainRun(parts(inputs, { train }), { resume }), message).rejects.toThrow(
      `the checkpoint after step ${resume.step} does not fit the run: ${message}`,
    );
  }
});

it("starts from given weights, and refuses those of another model, all that is wrong at once", async () => {
  const learned = await trainRun(parts(inputs, { train }));
  const on = await trainRun(parts(inputs, { train }), { start: learned.parameters });
  expect(on.history[0]!.metrics).toEqual(learned.final);
  const start = { other: { shape: [1], data: [1] } };
  await expect(trainRun(parts(inputs, { train }), { start })).rejects.toThrow(
    /weight \[1\] is not there; other has no place in this model/,
  );
  const short = { weight: { shape: [1], data: [] } };
  await expect(trainRun(parts(inputs, { train }), { start: short })).rejects.toMatchObject({
    code: "E_SHAPE",
    message: expect.stringContaining("weight [1] holds 0 numbers, not 1"),
  });
});
