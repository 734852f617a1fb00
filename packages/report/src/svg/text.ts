import { type Attributes, element, escapeXml } from "./element.ts";

/** The colours of the picture. It brings its own paper, so that a dark page does not swallow it. */
export const ink = {
  paper: "#ffffff",
  body: "#1f2328",
  quiet: "#59636e",
  grid: "#e4e8ec",
  frame: "#d1d9e0",
} as const;

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const textSizes = { title: 17, heading: 14, body: 13, small: 12 } as const;
type TextSize = keyof typeof textSizes;

/** `y` is the baseline. */
export function text(content: string, size: TextSize, x: number, y: number, more: Attributes = {}): string {
  const attributes = { x, y, "font-family": fonts, "font-size": textSizes[size], fill: ink.body, ...more };
  return element("text", attributes, escapeXml(content));
}

/** A width that the text hardly exceeds in any sans-serif font: fonts are the reader's, so it cannot be measured. */
export function textWidth(content: string, size: TextSize): number {
  return [...content].length * textSizes[size] * 0.58;
}

/** The start of a text, with an ellipsis where it does not fit. */
export function shorten(content: string, size: TextSize, width: number): string {
  if (textWidth(content, size) <= width) return content;
  const characters = [...content];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size) > width) characters.pop();
  return `${characters.join("")}…`;
}
