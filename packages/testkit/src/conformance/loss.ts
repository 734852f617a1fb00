import type { Loss } from "@titrate/plugin";
import { showShape, sizeOf, type Tensor } from "@titrate/tensor";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
import { sameBits, twiceTheSame } from "../graph/bits.ts";
import { computer } from "../graph/compute.ts";
import { eachFit, isRefusal, whatFits } from "../graph/fits.ts";
import { refusesMismatches } from "../graph/mismatches.ts";
import { isNearly } from "../graph/nearly.ts";
import {
  classesOf,
  type Given,
  givePair,
  outputsOf,
  type Pair,
  pairs,
  rows,
  showPair,
  targetsOf,
} from "../graph/pairs.ts";
import { reversedRows } from "../graph/reversed.ts";
import { slopesAgree, withGradients } from "../graph/slopes.ts";
import { normals } from "../graph/values.ts";
import { show, showSome } from "../show.ts";

/** Output sizes at which a formula that overflows does. */
const sizes = [1, 10, 50, 80, 100, 300, 700, 800, 10_000];

/** A loss is one finite number of the rows together, has the gradient it says, and refuses what would broadcast. */
export function lossChecks(bind: () => Loss): readonly Check[] {
  const lossOf = (given: Given, output: ArrayLike<number> = given.outputs.data): number =>
    computer({ loss: bind().compute(given) }, given.givens)({ output }).loss![0]!;
  /** The numbers that the loss takes and makes a finite number of. */
  const kindsOf = (pair: Pair): { readonly given: Given; readonly kinds: readonly string[] } => {
    const tried: unknown[] = [];
    for (const target of Object.keys(pair.dtype === "int" ? classesOf : targetsOf)) {
      for (const output of Object.keys(outputsOf)) {
        const given = givePair(pair, output, target);
        try {
          bind().checkTargets(given.targets);
          if (Number.isFinite(lossOf(given))) return { given, kinds: [output, target] };
          tried.push(
            new Error(`it is not finite for outputs that are ${output} and targets that are ${target}`),
          );
        } catch (error) {
          if (!isRefusal(error)) throw error;
          tried.push(error);
        }
      }
    }
    throw tried[0];
  };
  const fitting = () => whatFits(pairs, (pair) => bind().compute(givePair(pair, "numbers", "0 or 1")));
  const each = (look: (found: ReturnType<typeof kindsOf>, pair: Pair) => Finding): Finding =>
    eachFit(fitting(), { what: "pairs of output and targets", show: showPair }, (pair) =>
      look(kindsOf(pair), pair),
    );

  return [
    must("one finite number", () => {
      const told: string[] = [];
      const found = each(({ kinds }, pair) => {
        told.push(`${showPair(pair)} (${kinds.join(", ")})`);
        return holds();
      });
      return found.outcome === "fails" ? found : holds(showSome(told, 2));
    }),
    must("gradient against differences", () =>
      each(({ given }) => slopesAgree(bind().compute(given), { output: given.output }, given.givens)),
    ),
    must("refuses shapes that do not fit", () => each((_, pair) => refuses(bind(), pair))),
    must("the order of rows does not matter", () =>
      each(({ given }) => {
        const compute = computer({ loss: bind().compute(given) }, given.givens);
        const [one, other] = [compute(), compute(reversedRows(given))].map(({ loss }) => loss![0]!);
        return unless(
          isNearly(one!, other!) ? undefined : `it is ${one}, and ${other} with the rows the other way round`,
        );
      }),
    ),
    must("finite where outputs are large", () => each(({ given, kinds }) => extreme(bind, given, kinds[0]!))),
    must("predict keeps the rows", () =>
      each(({ given }) => {
        const { shape } = bind().predict(given.output);
        return unless(
          shape[0] === rows
            ? undefined
            : `predict makes ${showShape(shape)} of ${showShape(given.output.shape)}`,
        );
      }),
    ),
    must("reference and compiled: the same bits", () =>
      each(({ given }) => {
        const outputs = withGradients(bind().compute(given), { output: given.output }, given.givens);
        const wide = given.outputs.data.map((value) => 100 * value);
        const changes = [{}, { output: wide }];
        return unless(
          sameBits({ ...outputs, prediction: bind().predict(given.output) }, given.givens, changes),
          "f32 and f64",
        );
      }),
    ),
    must("the same twice", () =>
      each((_, pair) =>
        twiceTheSame(() => {
          const { given } = kindsOf(pair);
          return { outputs: { loss: bind().compute(given) }, givens: given.givens };
        }),
      ),
    ),
    tell("value", () => each(({ given }) => fact(`${show(lossOf(given))} for ordinary numbers`))),
  ];
}

function refuses(loss: Loss, pair: Pair): Finding {
  const give = (wrong: Pair): Given => givePair(wrong, "probabilities", "probabilities");
  const lossOf = (value: Tensor, { givens }: Given): number[] =>
    Array.from(computer({ value }, givens)().value!);
  return refusesMismatches(
    pair,
    {
      outputs: "outputs",
      of(wrong) {
        const given = give(wrong);
        return lossOf(loss.compute(given), given);
      },
      ofBroadcast(wrong, shape) {
        const given = give(wrong);
        const [output, target] = [given.output.broadcastTo(shape), given.target.broadcastTo(shape)];
        return lossOf(loss.compute({ output, target }), given);
      },
    },
    "compute",
  );
}

/** Infinity is right only where the loss is already enormous a size before; NaN never is. */
function extreme(bind: () => Loss, given: Given, kind: string): Finding {
  const shape = given.output.shape;
  const compute = computer(
    withGradients(bind().compute(given), { output: given.output }, given.givens),
    given.givens,
  );
  const [total, slope] = ["result", "gradient of output"];
  if (kind !== "numbers") {
    const corners = given.outputs.data.map((_, i) => i % 2);
    const values = compute({
      output: kind === "probabilities" ? corners : corners.map((value) => -1000 * value),
    });
    const broken = [...values[total]!, ...values[slope]!].some(Number.isNaN);
    return unless(broken ? `it, or its gradient, is NaN for outputs of 0 and 1` : undefined);
  }
  const signs = normals("signs", shape).map((value) => (value > 0 ? 1 : -1));
  let before = 0;
  for (const size of sizes) {
    const values = compute({ output: signs.map((sign) => sign * size) });
    const numbers = [values[total]![0]!, ...values[slope]!];
    const wrong = numbers.find((value) => !Number.isFinite(value));
    if (wrong === undefined) {
      before = Math.max(...numbers.map(Math.abs));
      continue;
    }
    if (!Number.isNaN(wrong) && before > 1e100) return holds(`overflows for outputs of ${size}`);
    return fails(
      `it, or its gradient, is ${wrong} for outputs of ${size}; choose a form that does not overflow`,
      "compute",
    );
  }
  return holds(`outputs of ${sizeOf(shape)} numbers up to 10,000`);
}
