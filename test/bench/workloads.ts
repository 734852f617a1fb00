import type { Workload } from "./contest.ts";
import { cnn } from "./workloads/cnn.ts";
import { compile } from "./workloads/compile.ts";
import { exp } from "./workloads/exp.ts";
import { manyRuns } from "./workloads/many-runs.ts";
import { matmul } from "./workloads/matmul.ts";
import { mlp } from "./workloads/mlp.ts";
import { seedNetwork } from "./workloads/seed-network.ts";

export const workloads: readonly Workload[] = [seedNetwork, mlp, cnn, matmul, manyRuns, exp, compile];
