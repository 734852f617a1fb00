import { type Executor, type Program, ProgramError, results, validateProgram } from "../program.ts";
import { schedule } from "../schedule.ts";
import { sizeOf } from "../shape.ts";
import { bytesPer } from "./buffers.ts";
import { openSession } from "./session.ts";

/** Bytes of tables and nodes that the reference takes on. */
const memoryLimit = 4 * 2 ** 30;

/**
 * The meaning of every op, as plain JavaScript: each node owns an array and a loop nest printed from its
 * definition. Made to be read and to be trusted; other executors are held to its bits.
 */
export const referenceExecutor: Executor = {
  name: "reference",
  inspect(program) {
    const bytes = memoryOf(program);
    if (bytes <= memoryLimit) return [];
    return [
      `the program needs ${gib(bytes)}, and the reference executor takes at most ${gib(memoryLimit)}: make layers or batches smaller`,
    ];
  },
  compile(program) {
    validateProgram(program);
    const problems = referenceExecutor.inspect(program);
    if (problems.length > 0) throw new ProgramError(problems);
    return openSession(program);
  },
};

/** Bytes of all tables and nodes, as if no node shared another's array. */
function memoryOf({ precision, tables, state, entries }: Program): number {
  const roots = [...state.map(({ tensor }) => tensor), ...Object.values(entries).flatMap(results)];
  const bytes = [
    ...tables.map(({ rows, shape, dtype }) => rows * sizeOf(shape) * bytesPer(dtype, precision)),
    ...schedule(roots).map(({ tensor }) => sizeOf(tensor.shape) * bytesPer(tensor.dtype, precision)),
  ];
  return bytes.reduce((sum, part) => sum + part, 0);
}

const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
