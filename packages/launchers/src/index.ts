export { inProcess } from "./in-process.ts";
export {
  type Execute,
  type LaunchEvent,
  type Launcher,
  type LaunchOptions,
  PausedTask,
  type Task,
  type TaskContext,
  type TaskFailure,
} from "./launcher.ts";
export { serveTasks } from "./serve-tasks.ts";
export { type PoolOptions, workerProcesses } from "./worker-processes.ts";
