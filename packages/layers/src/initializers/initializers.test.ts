import { DataError, type Initializer, namedStreams, ShapeError } from "@titrate/plugin";
import { bindPart, readVectors } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { initializers, rngs } from "../index.ts";

const draws = 20_000;
const bind = (type: string, params: object = {}) =>
  bindPart("initializer", { type, ...params }, initializers);
const sample = (
  initializer: Initializer,
  fans = { fanIn: 3, fanOut: 4 },
  shape: readonly number[] = [draws],
) => initializer({ shape, ...fans, random: namedStreams(7)("init") });

function moments(values: Float64Array): { mean: number; std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, std: Math.sqrt(squares / values.length) };
}

/** A sample's mean and deviation lie within about four standard errors. */
function expectMoments(values: Float64Array, mean: number, std: number): void {
  const got = moments(values);
  expect(Math.abs(got.mean - mean)).toBeLessThan((4 * std) / Math.sqrt(values.length));
  expect(Math.abs(got.std - std)).toBeLessThan((4 * std) / Math.sqrt(2 * values.length));
}

/** The values lie in low..high, and near both ends. */
function expectRange(values: Float64Array, low: number, high: number, near = 1e-3): void {
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const margin = near * (high - low);
  expect(least).toBeGreaterThanOrEqual(low);
  expect(least).toBeLessThan(low + margin);
  expect(most).toBeLessThanOrEqual(high);
  expect(most).toBeGreaterThan(high - margin);
}

interface Case {
  readonly name: string;
  readonly params: {
    readonly mode?: string;
    readonly nonlinearity?: string;
    readonly negative_slope?: number;
    readonly gain?: number;
  };
  readonly shape: readonly number[];
  readonly fan_in: number;
  readonly fan_out: number;
  readonly low?: number;
  readonly high?: number;
  readonly std: number;
}

interface Cut {
  readonly params: { readonly mean: number; readonly std: number; readonly a: number; readonly b: number };
  readonly expected_mean: number;
  readonly expected_std: number;
}

const vectors = readVectors<{
  readonly gains: Readonly<Record<string, number>>;
  readonly cases: readonly Case[];
  readonly truncated_normal: readonly Cut[];
  readonly keras_truncation: { readonly cut_in_units_of_s: number };
  readonly orthogonal: readonly { readonly shape: readonly number[]; readonly gain: number }[];
}>(new URL("initializers.vectors.json", import.meta.url));

/** Ours from PyTorch's. */
function boundCase({ name, params }: Case): Initializer {
  if (name === "torch_linear_default") return bind("fan-in-uniform", params);
  const [type, distribution] = name.split("_");
  const { mode, nonlinearity, negative_slope: slope, gain, ...others } = params;
  return bind(type!, {
    distribution,
    ...(mode !== undefined && { mode: mode.replace("_", "-") }),
    ...(nonlinearity !== undefined && { nonlinearity: ourNonlinearity(nonlinearity) }),
    ...(slope !== undefined && { slope }),
    // Of kaiming it follows from the nonlinearity.
    ...(gain !== undefined && type !== "kaiming" && { gain }),
    ...others,
  });
}

const ourNonlinearity = (name: string) => (name.startsWith("conv") ? "linear" : name.replace("_", "-"));

describe("scaled by fans", () => {
  it.each(vectors.cases)("$name $params for shape $shape", (written) => {
    const { fan_in, fan_out, low, high, std } = written;
    const values = sample(boundCase(written), { fanIn: fan_in, fanOut: fan_out });
    expectMoments(values, 0, std);
    if (low !== undefined && high !== undefined) expectRange(values, low, high);
  });

  it("xavier scales by its gain", () => {
    expectMoments(sample(bind("xavier", { gain: 2 })), 0, 2 * Math.sqrt(2 / 7));
  });

  it.each(["linear", "sigmoid", "tanh", "relu", "selu"])(
    "kaiming has PyTorch's gain for %s",
    (nonlinearity) => {
      const { std } = moments(sample(bind("kaiming", { nonlinearity })));
      const { std: linear } = moments(sample(bind("kaiming", { nonlinearity: "linear" })));
      expect(std / linear).toBeCloseTo(vectors.gains[nonlinearity]!, 12);
    },
  );

  it("kaiming takes any slope or gain", () => {
    const leaky = { nonlinearity: "leaky-relu", slope: Math.sqrt(5), distribution: "uniform" };
    expectRange(sample(bind("kaiming", leaky)), -1 / Math.sqrt(3), 1 / Math.sqrt(3));
    expectMoments(sample(bind("kaiming", { gain: 3 })), 0, Math.sqrt(3));
  });

  it.each([
    ["fan-in", 3],
    ["fan-out", 4],
    ["fan-average", 3.5],
  ])("variance-scaling by %s has Keras's truncation", (mode, fan) => {
    const values = sample(bind("variance-scaling", { scale: 2, mode }));
    const std = Math.sqrt(2 / fan);
    expectMoments(values, 0, std);
    const cut = vectors.keras_truncation.cut_in_units_of_s * std;
    expectRange(values, -cut, cut);
  });

  it("variance-scaling is kaiming, xavier and lecun", () => {
    const of = (scale: number, mode: string, distribution: string) =>
      sample(bind("variance-scaling", { scale, mode, distribution }));
    expect(of(2, "fan-out", "normal")).toEqual(sample(bind("kaiming", { mode: "fan-out" })));
    expect(of(1, "fan-average", "uniform")).toEqual(sample(bind("xavier")));
    expect(of(1, "fan-in", "truncated-normal")).toEqual(
      sample(bind("lecun", { distribution: "truncated-normal" })),
    );
  });
});

it("zeros, ones and constant", () => {
  expect([...sample(bind("zeros"), undefined, [2, 3])]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...sample(bind("ones"), undefined, [3])]).toEqual([1, 1, 1]);
  expect([...sample(bind("constant", { value: -0.5 }), undefined, [2])]).toEqual([-0.5, -0.5]);
});

it("normal", () => {
  expectMoments(sample(bind("normal", { mean: 3, std: 0.2 })), 3, 0.2);
});

describe("truncated-normal", () => {
  it.each(vectors.truncated_normal)("$params", ({ params, expected_mean, expected_std }) => {
    const { mean, std, a, b } = params;
    const values = sample(bind("truncated-normal", { mean, std, low: a, high: b }));
    expectMoments(values, expected_mean, expected_std);
    expect(values.every((value) => value >= a && value <= b)).toBe(true);
  });

  // Means and deviations by numerical integration of the density.
  it.each([
    [{ mean: 1, std: 2, low: -1, high: 6 }, 1.5374996912, 1.5304426033],
    [{ low: 0, high: 1 }, 0.4598622293, 0.2822265488],
    [{ low: 0.5, high: 9 }, 1.1410777704, 0.5181509502],
    [{ low: -9, high: -0.5 }, -1.1410777704, 0.5181509502],
    [{ low: 4, high: 5 }, 4.2168307806, 0.1956790416],
    [{ low: 10, high: 1000 }, 10.098093234, 0.0971873337],
  ])("%j", (params, mean, std) => {
    const values = sample(bind("truncated-normal", params));
    expectMoments(values, mean, std);
    expect(values.every((value) => value >= params.low && value <= params.high)).toBe(true);
  });

  it("refuses an empty range", () => {
    const draw = () => sample(bind("truncated-normal", { low: 2 }));
    expect(draw).toThrow(DataError);
    expect(draw).toThrow('initializer "truncated-normal": low: 2 is not below high: 2');
  });
});

describe("uniform", () => {
  it("fills its range", () => {
    expectMoments(sample(bind("uniform", { low: 2, high: 5 })), 3.5, 3 / Math.sqrt(12));
  });

  it("draws NumPy's 2 * random_sample - 1 to the last bit, row by row", () => {
    const { weights } = readVectors<{ weights: { shape: number[]; data: number[] }[] }>(
      new URL("../rngs/mt19937.vectors.json", import.meta.url),
    );
    const streams = bindPart("rng", "mt19937", rngs)(1);
    for (const [index, { shape, data }] of weights.entries()) {
      const values = bind("uniform")({ shape, fanIn: 1, fanOut: 1, random: streams(`layer ${index}`) });
      expect([...values]).toEqual(data);
    }
  });
});

describe("orthogonal", () => {
  /** The largest error of the rows' products, or of the columns' where there are fewer. */
  function orthogonalError(values: Float64Array, rows: number, columns: number, square: number): number {
    const at = (i: number, k: number) =>
      rows <= columns ? values[i * columns + k]! : values[k * columns + i]!;
    const [few, many] = rows <= columns ? [rows, columns] : [columns, rows];
    let worst = 0;
    for (let i = 0; i < few; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k < many; k++) sum += at(i, k) * at(j, k);
        worst = Math.max(worst, Math.abs(sum - (i === j ? square : 0)));
      }
    }
    return worst;
  }

  it.each([
    ...vectors.orthogonal,
    { shape: [1, 1], gain: 2 },
    { shape: [64, 64], gain: 1 },
    { shape: [100, 30], gain: 0.5 },
    { shape: [8, 3, 3, 3], gain: 1 },
    { shape: [32, 2, 3, 3], gain: 1 },
  ])("of $shape times $gain", ({ shape, gain }) => {
    const values = sample(bind("orthogonal", { gain }), undefined, shape);
    const rows = shape[0]!;
    expect(orthogonalError(values, rows, values.length / rows, gain * gain)).toBeLessThan(1e-12);
  });

  it("prefers no direction", () => {
    const random = namedStreams(3)("init");
    const count = 4000;
    const matrices = Array.from({ length: count }, () =>
      bind("orthogonal")({ shape: [2, 2], fanIn: 2, fanOut: 2, random }),
    );
    const bound = 4 / Math.sqrt(count);
    for (let entry = 0; entry < 4; entry++) {
      const values = Float64Array.from(matrices, (matrix) => matrix[entry]!);
      const { mean, std } = moments(values); // an entry is the cosine of a uniform angle
      expect(Math.abs(mean)).toBeLessThan(bound);
      expect(Math.abs(std * std - 1 / 2)).toBeLessThan(bound);
    }
    const turns = matrices.filter((m) => m[0]! * m[3]! - m[1]! * m[2]! > 0).length; // and not reflections
    expect(Math.abs(turns / count - 1 / 2)).toBeLessThan(bound / 2);
  });
});

describe("identity", () => {
  it("is 1 along the diagonal of a matrix", () => {
    expect([...sample(bind("identity"), undefined, [2, 3])]).toEqual([1, 0, 0, 0, 1, 0]);
    expect([...sample(bind("identity", { gain: 2 }), undefined, [3, 2])]).toEqual([2, 0, 0, 2, 0, 0]);
  });

  it("is 1 at the centre of a kernel", () => {
    const kernels = [...sample(bind("identity"), undefined, [2, 2, 3])];
    expect(kernels).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    const plane = sample(bind("identity"), undefined, [1, 1, 3, 4]);
    expect(plane.indexOf(1)).toBe(1 * 4 + 2);
  });
});

it.each(["orthogonal", "identity"])("%s refuses a vector", (name) => {
  const draw = () => sample(bind(name), undefined, [3]);
  expect(draw).toThrow(ShapeError);
  expect(draw).toThrow(`${name} makes matrices and kernels, not [3]`);
});
