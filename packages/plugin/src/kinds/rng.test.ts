import { namedStreams, type Streams } from "@titrate/numeric";
import { expect, it } from "vitest";
import { defineRng } from "./rng.ts";

it("a generator returns a function of names", () => {
  const start = (returned: unknown) => () =>
    defineRng({ name: "dice", summary: "For tests.", streams: () => returned as Streams }).bind(
      {},
      { path: [] },
    )(7);
  const streams = namedStreams(7);
  expect(start(undefined)).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: rng "dice": streams returned undefined; is a "return" missing?]`,
  );
  expect(start({ uniform: () => 0.5, normal: () => 0 })).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: rng "dice": streams returned an object with uniform, normal; return a function from a name to a random stream, such as namedStreams(seed)]`,
  );
  expect(start(streams)()).toBe(streams);
});
