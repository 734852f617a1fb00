import jsep from "jsep";
import { UsageError } from "./usage-error.ts";

/** What an expression may ask about. */
export type Facts = Readonly<Record<string, unknown>>;

/** The names that stand for something, with what they are. */
const names = ["id", "experiment", "arm", "seed", "status", "finished", "metrics", "config"];

/**
 * A condition, such as `metrics["test/accuracy"] > 0.9 && seed < 3`: comparisons, arithmetic, `&&`, `||`, `!`,
 * brackets, and the keys of `metrics` and `config`. It can call nothing. What a run lacks compares with nothing.
 *
 * @throws UsageError where it is none, with the place.
 */
export function parseWhere(text: string): (facts: Facts) => boolean {
  const refuse = (problem: string, at = 0): never => {
    throw new UsageError(`--where: ${problem}\n  ${text}\n  ${" ".repeat(at)}^`);
  };
  let parsed: jsep.Expression;
  try {
    parsed = jsep(text);
  } catch (error) {
    const { index = 0, description = "it is no expression" } = error as {
      index?: number;
      description?: string;
    };
    return refuse(description, index);
  }
  const evaluate = compile(parsed, (problem, word = "") => refuse(problem, Math.max(0, text.indexOf(word))));
  return (facts) => evaluate(facts) === true;
}

type Evaluate = (facts: Facts) => unknown;

function compile(expression: jsep.Expression, refuse: (problem: string, word?: string) => never): Evaluate {
  const inner = (each: unknown): Evaluate => compile(each as jsep.Expression, refuse);
  switch (expression.type) {
    case "Literal":
      return () => expression.value;
    case "Identifier": {
      const name = String(expression.name);
      if (!names.includes(name)) refuse(`there is no ${name}; there are ${names.join(", ")}`, name);
      return (facts) => facts[name];
    }
    case "MemberExpression": {
      const object = inner(expression.object);
      const property = expression.property as jsep.Expression;
      const key: Evaluate = expression.computed ? inner(property) : () => property.name;
      return (facts) => {
        const [map, name] = [object(facts), String(key(facts))];
        return typeof map === "object" && map !== null && Object.hasOwn(map, name)
          ? (map as Facts)[name]
          : undefined;
      };
    }
    case "UnaryExpression": {
      const argument = inner(expression.argument);
      if (expression.operator === "!") return (facts) => argument(facts) !== true;
      if (expression.operator === "-") return (facts) => -Number(argument(facts));
      return refuse(`${expression.operator} is not known`);
    }
    case "BinaryExpression": {
      const operator = operators[String(expression.operator)];
      if (operator === undefined) return refuse(`${expression.operator} is not known`);
      const [left, right] = [inner(expression.left), inner(expression.right)];
      return (facts) => operator(left, right, facts);
    }
    default:
      return refuse(`it may compare and compute, and holds a ${expression.type}`);
  }
}

const operators: Readonly<Record<string, (left: Evaluate, right: Evaluate, facts: Facts) => unknown>> = {
  "&&": (left, right, facts) => left(facts) === true && right(facts) === true,
  "||": (left, right, facts) => left(facts) === true || right(facts) === true,
  "==": (left, right, facts) => left(facts) === right(facts),
  "!=": (left, right, facts) => left(facts) !== right(facts),
  "<": compare((a, b) => a < b),
  "<=": compare((a, b) => a <= b),
  ">": compare((a, b) => a > b),
  ">=": compare((a, b) => a >= b),
  "+": compute((a, b) => a + b),
  "-": compute((a, b) => a - b),
  "*": compute((a, b) => a * b),
  "/": compute((a, b) => a / b),
  "%": compute((a, b) => a % b),
};

/** Numbers with numbers, texts with texts; nothing else is less or more. */
function compare(holds: (a: number | string, b: number | string) => boolean) {
  return (left: Evaluate, right: Evaluate, facts: Facts): boolean => {
    const [a, b] = [left(facts), right(facts)];
    if (typeof a === "number" && typeof b === "number") return holds(a, b);
    return typeof a === "string" && typeof b === "string" && holds(a, b);
  };
}

function compute(result: (a: number, b: number) => number) {
  return (left: Evaluate, right: Evaluate, facts: Facts): number | undefined => {
    const [a, b] = [left(facts), right(facts)];
    return typeof a === "number" && typeof b === "number" ? result(a, b) : undefined;
  };
}
