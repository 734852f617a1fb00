import { type Executor, ProgramError, validateProgram } from "@titrate/tensor";
import { compileProgram } from "./compile.ts";
import { obstaclesOf } from "./inspect.ts";
import { openSession } from "./session.ts";

/** Whole training steps as one WebAssembly module; where the program is strict, with the reference's bits. */
export const compiledExecutor: Executor = {
  name: "compiled",
  inspect: (program) => obstaclesOf(program),
  compile(program) {
    validateProgram(program);
    const obstacles = obstaclesOf(program);
    if (obstacles.length > 0) throw new ProgramError(obstacles.map(({ message }) => message));
    return openSession(program, compileProgram(program));
  },
};
