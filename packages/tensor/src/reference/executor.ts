import { bytesPer } from "../buffers.ts";
import { type MemoryPart, memoryObstacles } from "../memory-obstacles.ts";
import { type Executor, type Obstacle, type Program, results } from "../program.ts";
import { schedule } from "../schedule.ts";
import { sizeOf } from "../shape.ts";
import { ProgramError, validateProgram } from "../validate-program.ts";
import { openSession } from "./session.ts";

/** What tables and nodes may take. */
const memoryLimit = { bytes: 4 * 2 ** 30, holder: "the reference executor takes" };

/**
 * The meaning of every op, as plain JavaScript: each node owns an array and a loop nest printed from its
 * definition. Made to be read and to be trusted; other executors are held to its bits.
 */
export const referenceExecutor: Executor = {
  name: "reference",
  inspect: obstaclesOf,
  compile(program) {
    validateProgram(program);
    const obstacles = obstaclesOf(program);
    if (obstacles.length > 0) throw new ProgramError(obstacles.map(({ message }) => message));
    return openSession(program);
  },
};

function obstaclesOf(program: Program): Obstacle[] {
  const parts = memoryOf(program);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return [
    ...(program.numerics === "fast" ? [{ message: strictOnly }] : []),
    ...memoryObstacles(program, parts, bytes, memoryLimit),
  ];
}

const strictOnly =
  "its arithmetic is strict, and the program asks for fast: set `executor: compiled`, or `numerics: strict`";

/** All tables and nodes, as if no node shared another's array. */
function memoryOf({ precision, tables, state, entries }: Program): MemoryPart[] {
  const roots = [...state.map(({ tensor }) => tensor), ...Object.values(entries).flatMap(results)];
  return [
    ...tables.map(({ name, rows, shape, dtype }) => ({
      table: name,
      bytes: rows * sizeOf(shape) * bytesPer(dtype, precision),
    })),
    ...schedule(roots).map(({ tensor }) => ({
      tensor,
      bytes: sizeOf(tensor.shape) * bytesPer(tensor.dtype, precision),
    })),
  ];
}
