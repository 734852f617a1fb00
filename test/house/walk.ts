import type { Node } from "./source.ts";

/** Where a node hangs: in `parent[key]`, or in the array there. */
export interface Place {
  readonly parent: Node | undefined;
  readonly key: string;
}

/** Visits a tree, parents first. */
export function walk(root: Node, visit: (node: Node, place: Place) => void): void {
  const enter = (node: Node, place: Place) => {
    visit(node, place);
    for (const [key, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) enter(child, { parent: node, key });
      }
    }
  };
  enter(root, { parent: undefined, key: "" });
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

export function child(node: Node, key: string): Node | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

/** The name of an identifier node; undefined for any other. */
export function nameOf(node: Node | undefined): string | undefined {
  return node?.type === "Identifier" ? (node.name as string) : undefined;
}

/** The member of `object.member` or `object["member"]`; undefined when it is computed from more than a string. */
export function memberOf(node: Node): string | undefined {
  const property = child(node, "property");
  return node.computed === true ? stringOf(property) : nameOf(property);
}

export function stringOf(node: Node | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** Whether an identifier reads or writes a variable, rather than naming a member, a key or a type. */
export function isReference({ parent, key }: Place): boolean {
  if (parent === undefined) return true;
  if (key === "property") return parent.type !== "MemberExpression" || parent.computed === true;
  if (key === "key") return parent.computed === true;
  return !/^(TSTypeQuery|TSQualifiedName|TSTypeReference|ImportSpecifier|ExportSpecifier|LabeledStatement)$/.test(
    parent.type,
  );
}
