import { Document, isCollection, isMap, isScalar, isSeq, type Node, visit } from "yaml";
import type { PlainConfig } from "./resolved-config.ts";

/** Wider lists and maps are laid out line by line. */
const widest = 90;

/** A config as YAML that reads back as the same config: what is short stands on one line, a `${` in a text is escaped. */
export function configToYaml(config: PlainConfig): string {
  const document = new Document(config, { version: "1.2", aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === "string") node.value = node.value.replaceAll("${", "\\${");
    },
  });
  for (const { value } of isMap(document.contents) ? document.contents.items : []) {
    if (isSeq(value) || isMap(value)) layOut(value as Node, document);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** The outermost collections that fit on a line; the value of a key of the whole config starts a block if it holds others. */
function layOut(node: Node, document: Document): void {
  if (!isCollection(node)) return;
  node.flow = isFlat(node) || (isSeq(node) && node.items.every((item) => isSeq(item) && isFlat(item)));
  if (node.flow && widthOf(node, document) <= widest) return;
  node.flow = false;
  for (const item of node.items)
    layOut((isMap(node) ? (item as { value: Node }).value : item) as Node, document);
}

/** A collection of scalars alone, or of collections that are so. */
function isFlat(node: Node): boolean {
  if (isScalar(node)) return true;
  if (isSeq(node)) return node.items.every((item) => isScalar(item));
  return isMap(node) && node.items.every(({ value }) => value === null || isScalar(value));
}

function widthOf(node: Node, document: Document): number {
  return new Document(node.toJS(document)).toString({ collectionStyle: "flow", lineWidth: 0 }).length;
}
