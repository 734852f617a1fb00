import { plainText } from "../text.ts";

export type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element; `children` are already SVG. Numbers keep two decimals. */
export function element(tag: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${attribute(value)}"`);
  const start = `<${tag}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${tag}>`;
}

/** Text content with all that XML reads escaped, and without what XML forbids. */
export function escapeXml(text: string): string {
  return plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function attribute(value: string | number): string {
  return typeof value === "string" ? escapeXml(value) : String(Number(value.toFixed(2)));
}
