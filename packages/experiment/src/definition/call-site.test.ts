import { expect, it } from "vitest";
import { type CallSite, callSiteOf } from "./call-site.ts";

const called = (_: unknown): CallSite | undefined => callSiteOf(called);

it("is the line that holds the call, in whatever the call stands", () => {
  const [list] = [1].map((each) => called(each));
  expect([called(0), list]).toEqual([
    { file: import.meta.filename, line: 8 },
    { file: import.meta.filename, line: 7 },
  ]);
});

it("is the nearest file, where the call is made by JavaScript itself", () => {
  expect([1].map(called)).toEqual([{ file: import.meta.filename, line: 15 }]);
});

it("is not known of code without a file", () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const site = called(0);
  Error.stackTraceLimit = limit;
  expect(site).toBeUndefined();
});
