import { defineActivation, defineSchedule } from "@titrate/plugin";
import { expect, test } from "vitest";
import { renderPluginList } from "./plugin-list.ts";

const palette = { bold: (text: string) => text, dim: (text: string) => text };
const plugins = [
  defineActivation({ name: "bend", summary: "Bends what is straight, and more.", apply: (x) => x }),
  defineSchedule({ name: "fall", summary: "Falls.", rate: ({ base }) => base }),
];

test("a line is cut where the screen ends, at the end of a word", () => {
  expect(renderPluginList(plugins, { palette, width: 30 })).toBe(`activations (activation)
  bend  Bends what is…

schedules (schedule)
  fall  Falls.
`);
});

test("nothing is cut where there is no screen", () => {
  expect(renderPluginList(plugins, { palette, width: Number.POSITIVE_INFINITY })).toContain(
    plugins[0]!.summary,
  );
});
