import { describe, expect, it } from "vitest";
import { summarize } from "../summarize.ts";
import { arm, byLoss, bySolved, hiddenLayer } from "../testing/arms.ts";
import { renderSvg } from "./render.ts";

const { within: _, ...alone } = byLoss;
const loss = { metric: "train/loss" };
const attributesOf = (svg: string, tag: string, name: string) =>
  [...svg.matchAll(new RegExp(`<${tag} [^>]*\\b${name}="([^"]*)"`, "g"))].map((match) => Number(match[1]));

describe("renderSvg", () => {
  const svg = renderSvg(summarize(hiddenLayer, bySolved), "Why?");

  it("places dots and bars by their figures", () => {
    const [zero, , , , hundred] = attributesOf(svg, "line", "x1");
    expect(attributesOf(svg, "circle", "cx").map((x) => (x - zero!) / (hundred! - zero!))).toEqual([
      1,
      1,
      0,
      expect.closeTo(0.95, 4),
    ]);
    const starts = attributesOf(svg, "rect", "x").slice(1); // the first is the paper
    expect(starts.map((x) => (x - zero!) / (hundred! - zero!))).toEqual([
      expect.closeTo(0.8388748, 4),
      expect.closeTo(0.8388748, 4),
      0,
      expect.closeTo(0.7638688, 4),
    ]);
  });

  it("labels each row, and each panel with its verdict", () => {
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    expect(texts).toMatchInlineSnapshot(`
      [
        "Why?",
        "Seeds solved, with 95 % Wilson intervals",
        "first-bit",
        "no difference shows",
        "perceptron",
        "20 of 20",
        "three-layer",
        "20 of 20",
        "xor-3bit",
        "a difference shows, adjusted p &lt; 0.0001",
        "perceptron",
        "0 of 20",
        "three-layer",
        "19 of 20",
        "0 %",
        "25 %",
        "50 %",
        "75 %",
        "100 %",
      ]
    `);
  });

  it("tells the same to those who hear it", () => {
    expect(svg).toContain(
      "first-bit: perceptron 20 of 20, three-layer 20 of 20; xor-3bit: perceptron 0 of 20, three-layer 19 of 20",
    );
  });

  it("needs nothing from elsewhere, and brings its paper", () => {
    expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|href|url\(|@import|\son\w+=/i);
    expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]); // the namespace
    expect(svg).toContain('rx="10" fill="#ffffff"');
  });

  it("escapes names and titles", () => {
    const hostile = `</text><script>alert("1")</script>&\u0000`;
    const text = renderSvg(summarize([arm(hostile, hostile, [1])], bySolved), hostile);
    expect(text).not.toContain("<script");
    expect(text).not.toContain("\u0000");
    expect(text.replace(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
  });

  it("shortens a name that does not fit, and keeps it whole in the tooltip", () => {
    const long = "a model whose name is longer than there is room for it";
    const text = renderSvg(summarize([arm(long, "x", [1])], bySolved));
    expect(text).toContain("a model whose name is longer…</text>");
    expect(text).toContain(`<title>${long}: 1 of 1</title>`);
  });

  it("draws means on an axis of round marks", () => {
    const arms = [arm("a", "x", [0.21, 0.25, 0.3], loss), arm("b", "x", [0.111, 0.12, 0.14], loss)];
    const text = renderSvg(summarize(arms, byLoss));
    expect([...text.matchAll(/middle">([^<]*)</g)].map((match) => match[1])).toMatchInlineSnapshot(`
      [
        "0",
        "0.1",
        "0.2",
        "0.3",
        "0.4",
      ]
    `);
    expect(text).toContain("Mean train/loss (lower is better), with 95 % intervals");
  });

  it("draws no dot where there is no value, nor any NaN", () => {
    const arms = [
      { choices: { model: "a" }, runs: arm("a", "", [Number.NaN], loss).runs },
      { choices: { model: "b" }, runs: [] },
    ];
    for (const spec of [alone, { ...alone, solved: 0.1 }]) {
      const text = renderSvg(summarize(arms, spec));
      expect(text).not.toContain("NaN");
      expect(text.match(/<circle/g)?.length ?? 0).toBe(spec === alone ? 0 : 1); // 0 of 1 solved is a figure
    }
  });
});
