import { readTask, serve } from "../peers/protocol.ts";
import { classifier } from "./classifier.ts";
import { cnn } from "./cnn.ts";
import { compileFigures } from "./compile.ts";
import { findCompiler } from "./compiler.ts";
import { exp } from "./exp.ts";
import { matmul } from "./matmul.ts";
import { mlp } from "./mlp.ts";
import { seedNetwork } from "./seed-network.ts";

/** titrate as a contestant: the task names the work. */
const { executor, wideVectors } = await findCompiler();

const works = {
  "seed-network": seedNetwork,
  mlp: (executor, task) => classifier(executor, task, mlp),
  cnn: (executor, task) => classifier(executor, task, cnn),
  matmul,
  exp,
  compile: (executor) => ({ work: () => undefined, check: () => compileFigures(executor) }),
} satisfies Record<
  string,
  (executor: typeof import("@titrate/tensor").referenceExecutor, task: never) => unknown
>;

const task = readTask<{ readonly work: keyof typeof works }>();
const contestant = works[task.work](executor, task as never);
await serve({ about: { executor: executor.name, wideVectors }, ...contestant });
