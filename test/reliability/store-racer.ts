import { openStore, sha256 } from "@titrate/store";
import { runFilesOf } from "../../packages/store/src/testing/run-files.ts";

// One of many processes: opens the store, claims each of many runs once, and commits one run.
const [folder = "", figure = "1", claims = "0"] = process.argv.slice(2);
const identity = '{"seed":1}';
const store = openStore(folder);
const claimed: string[] = [];
for (let index = 0; index < Number(claims); index++) {
  const id = sha256(String(index));
  if (store.claim(id) !== undefined) claimed.push(id);
}
const outcome = store.commitRun(sha256(identity), runFilesOf(identity, Number(figure)));
// Whoever has claims waits: those of a process that is gone are free.
const told = JSON.stringify({ outcome, claimed });
process.stdout.write(`${told}\n`, () => process.stdin.once("data", () => process.exit(0)));
