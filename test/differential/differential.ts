import { type Executor, type Program, referenceExecutor, sizeOf } from "@titrate/tensor";
import { describeProgram } from "./describe-program.ts";
import { firstDifference } from "./difference.ts";
import { executorUnderTest } from "./executors.ts";
import { type EntryCall, growing, type Observation, observe, sliceCall, whole } from "./observe.ts";

/** What lies in a session before the first call; what is not named is zeros. */
export interface Feeds {
  readonly tables?: Readonly<Record<string, ArrayLike<number>>>;
  readonly state?: Readonly<Record<string, ArrayLike<number>>>;
}

/**
 * Runs the same calls under the reference and under another executor, and throws at the first bit that differs: in an
 * output, in the state after a call, in what a call throws. The other executor runs them twice in one session, the
 * second time with every call cut into several.
 */
export function differential(
  program: Program,
  calls: readonly EntryCall[],
  feeds: Feeds = {},
  executor: Executor = executorUnderTest,
): void {
  const problems = executor.inspect(program);
  if (problems.length > 0) {
    const told = problems.map(({ message }) => message).join("; ");
    throw new Error(`${executor.name} cannot run the program: ${told}`);
  }

  const runner = (compiler: Executor) => {
    const session = compiler.compile(program);
    return ({ tables = {}, state = {} }: Feeds, some: readonly EntryCall[], cuts = whole) => {
      for (const [name, values] of Object.entries(tables)) session.load(name, values);
      return observe(session, program, state, some, cuts);
    };
  };
  const [reference, other] = [runner(referenceExecutor), runner(executor)];
  const everything = withZeros(program, feeds);

  const expected = reference(feeds, calls);
  compare("", expected, other(feeds, calls));
  compare("Cut into several calls: ", expected, other(everything, calls, growing));

  function compare(how: string, wanted: readonly Observation[], found: readonly Observation[]): void {
    const difference = firstDifference(wanted, found);
    if (difference === undefined) return;
    // A state that differs after many steps differed after one of them: that one is worth more.
    const steps = calls.flatMap((call) =>
      Array.from({ length: call.steps }, (_, step) => sliceCall(program, call, step, step + 1)),
    );
    const single = firstDifference(reference(everything, steps), other(everything, steps));
    const first = single === undefined ? "Step by step they agree." : `Step by step: ${single}.`;
    throw new Error(
      `${executor.name} differs from the reference. ${how}${difference}. ${first}\n${describeProgram(program)}`,
    );
  }
}

/** What calls have changed is as it was again. */
function withZeros({ tables, state }: Program, feeds: Feeds): Feeds {
  const empty = tables.map(({ name, rows, shape }) => [name, new Float64Array(rows * sizeOf(shape))]);
  const zeros = state.map(({ name, tensor }) => [name, new Float64Array(sizeOf(tensor.shape))]);
  return {
    tables: { ...Object.fromEntries(empty), ...feeds.tables },
    state: { ...Object.fromEntries(zeros), ...feeds.state },
  };
}
