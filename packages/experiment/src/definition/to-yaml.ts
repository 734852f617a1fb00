import { isCollection, isScalar, type Node, Pair, Scalar, stringify, YAMLMap, YAMLSeq } from "yaml";

/** An object as YAML, and what in it cannot be that. */
export interface YamlText {
  /** Without what is refused. */
  readonly text: string;
  readonly refused: readonly Refused[];
}

/** A value that YAML does not have. */
export interface Refused {
  /** What is where: `model.layers[0].units is NaN`. */
  readonly message: string;
  readonly hint: string;
}

const mostValues = 100_000;
const maxDepth = 100;

/**
 * An object as the text of a YAML file that reads back as the same values. A key whose value is undefined is left out. Of
 * one object in two places two copies are written.
 */
export function toYaml(root: unknown): YamlText {
  const refused: Refused[] = [];
  const ancestors: object[] = [];
  let count = 0;

  function nodeOf(value: unknown, path: string): Node | undefined {
    count += 1;
    if (count > mostValues) {
      if (count > mostValues + 1) return undefined;
      return refuse(
        "the experiment",
        `has more than ${mostValues} values`,
        "put data into a file of its own",
      );
    }
    if (value === null || typeof value === "string" || typeof value === "boolean") return new Scalar(value);
    if (typeof value === "number") return numberNode(value, path);
    if (typeof value !== "object") return refuse(path, `is ${nameOf(value)}`, hints[typeof value] ?? "");
    if (ancestors.includes(value)) return refuse(path, "holds itself", "write out what it is to hold");
    if (ancestors.length > maxDepth)
      return refuse(path, "is nested too deeply", "an experiment is not that deep");
    ancestors.push(value);
    const node = Array.isArray(value) ? listNode(value, path) : mapNode(value, path);
    ancestors.pop();
    return node;
  }

  function numberNode(value: number, path: string): Node | undefined {
    if (!Number.isFinite(value)) return refuse(path, `is ${value}`, "give a finite number");
    const node = new Scalar(value);
    // As YAML that is an integer which a double may have rounded; written with an exponent it is a float.
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) node.format = "EXP";
    return node;
  }

  function listNode(list: readonly unknown[], path: string): Node {
    const node = new YAMLSeq();
    for (const [index, item] of list.entries()) node.items.push(nodeOf(item, `${path}[${index}]`));
    return layOut(node);
  }

  function mapNode(map: object, path: string): Node | undefined {
    if (!isPlain(map)) return refuse(path, `is ${nameOf(map)}`, "write a plain object, a list or a value");
    const node = new YAMLMap();
    for (const key of Reflect.ownKeys(map)) {
      if (typeof key === "symbol") refuse(path, `has the key ${String(key)}`, "a key is a string");
      else if (map[key] !== undefined)
        node.items.push(new Pair(new Scalar(key), nodeOf(map[key], under(path, key))));
    }
    return layOut(node);
  }

  function refuse(path: string, what: string, hint: string): undefined {
    refused.push({ message: `${path || "the experiment"} ${what}`, hint });
  }

  const node = nodeOf(root, "");
  return { text: refused.length > 0 ? "" : stringify(node, { lineWidth: 0, version: "1.2" }), refused };
}

const hints: Readonly<Record<string, string>> = {
  undefined: "leave it out, or write null",
  function: "name a plugin in its place: nothing that runs can be part of a config",
  symbol: "write a string",
  bigint: "write a number",
};

/** A part without parts in it, or a short list, stands on one line, as people write it. */
function layOut<N extends YAMLMap | YAMLSeq>(node: N): N {
  const values = node.items.map((item) => (item instanceof Pair ? item.value : item));
  node.flow = values.every((value) => isScalar(value) || (isCollection(value) && value.items.length === 0));
  return node;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (typeof value === "object") return `an instance of ${value?.constructor?.name || "a class"}`;
  return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
}

/** As one would write it to reach the value: `sweep.grid["optimizer.lr"]`. */
function under(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
