import { expect, test } from "vitest";
import { throwingPlace } from "./throwing-place.ts";

function withStack(stack: string): Error {
  const error = new Error("no luck");
  error.stack = stack;
  return error;
}

test("is the first frame outside of titrate and its libraries", () => {
  const own = new URL("train.ts", import.meta.url).href;
  const stack = `TypeError: x.sqaure is not a function
    at Array.map (<anonymous>)
    at build (${own}:3:7)
    at parse (file:///home/me/node_modules/zod/index.js:9:1)
    at Object.apply (file:///home/me/my%20plugins/swish.ts:6:20)
    at file:///home/me/other.ts:1:1`;
  expect(throwingPlace(withStack(stack))).toBe("/home/me/my plugins/swish.ts:6");
});

test("is the line that cannot be read", () => {
  const stack = `file:///home/me/broken.ts:12\nexport default {\n\nSyntaxError: Expected '}'\n    at node:internal/x:1:2`;
  expect(throwingPlace(withStack(stack))).toBe("/home/me/broken.ts:12");
  // Node names a file whose types it cannot strip by its path.
  expect(throwingPlace(withStack(stack.replace("file://", "")))).toBe("/home/me/broken.ts:12");
});

test("is unknown where no user's code is on the stack", () => {
  expect(throwingPlace(withStack("Error: no luck\n    at node:internal/x:1:2"))).toBeUndefined();
});
