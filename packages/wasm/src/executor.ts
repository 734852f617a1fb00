import { type Executor, type Program, ProgramError, validateProgram } from "@titrate/tensor";
import { compileProgram } from "./compile.ts";
import { obstaclesOf } from "./inspect.ts";
import { openSession } from "./session.ts";

/** Whole training steps as one WebAssembly module; where the program is strict, with the reference's bits. */
export const compiledExecutor: Executor = {
  name: "compiled",
  inspect: (program) => obstaclesOf(program),
  compile(program) {
    if (!checked.has(program)) checkProgram(program);
    checked.add(program);
    return openSession(program, compileProgram(program));
  },
};

/** Programs that have been compiled before: the runs of an arm open many sessions of one. */
const checked = new WeakSet<Program>();

function checkProgram(program: Program): void {
  validateProgram(program);
  const obstacles = obstaclesOf(program);
  if (obstacles.length > 0) throw new ProgramError(obstacles.map(({ message }) => message));
}
