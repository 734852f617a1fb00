import { serveTasks } from "@titrate/launchers";
import { openWorker } from "./open-worker.ts";

// The module that a worker process runs: it has no other way to be told to begin.
serveTasks(openWorker);
