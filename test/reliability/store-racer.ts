import { createHash } from "node:crypto";
import { encodeTensors, openStore } from "@titrate/store";

// One of many processes: opens the store, claims each of many runs once, and commits one run.
const [folder = "", figure = "1", claims = "0"] = process.argv.slice(2);
const sha256 = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const identity = '{"seed":1}';
const weights = { w: { dtype: "F32", shape: [1], data: new Float32Array([Number(figure)]) } } as const;
const result = JSON.stringify({ id: sha256(identity), weights: sha256(encodeTensors(weights)) });
const store = openStore(folder);
const claimed: string[] = [];
for (let index = 0; index < Number(claims); index++) {
  const id = sha256(String(index));
  if (store.claim(id) !== undefined) claimed.push(id);
}
const outcome = store.commitRun(sha256(identity), { identity, config: {}, result, manifest: {}, weights });
// Whoever has claims waits: those of a process that is gone are free.
const told = JSON.stringify({ outcome, claimed });
process.stdout.write(`${told}\n`, () => process.stdin.once("data", () => process.exit(0)));
