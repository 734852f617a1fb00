import { type Code, type Local, leb, set, type ValueType } from "./code.ts";

/** A function under construction: hands out locals, and collects what is computed once, before its body. */
export interface FunctionBuilder {
  readonly parameters: readonly Local[];
  local(type: ValueType): Local;
  /** A local that holds `value` from the function's start on; asked for twice under one key, it is one. */
  hoist(key: string, type: ValueType, value: () => Code): Local;
  /** The function's declaration of locals and its instructions, but for its length. */
  finish(body: Code): Code;
}

export function buildFunction(parameterCount: number): FunctionBuilder {
  const parameters = Array.from({ length: parameterCount }, (_, index): Local => ({ index, type: "i32" }));
  const locals: ValueType[] = [];
  const hoisted = new Map<string, Local>();
  const start: Code[] = [];
  const builder: FunctionBuilder = {
    parameters,
    local(type) {
      locals.push(type);
      return { index: parameterCount + locals.length - 1, type };
    },
    hoist(key, type, value) {
      const known = hoisted.get(key);
      if (known !== undefined) return known;
      const local = builder.local(type);
      hoisted.set(key, local);
      start.push(set(local, value()));
      return local;
    },
    finish: (body) => [declare(locals), start, body, 0x0b],
  };
  return builder;
}

const typeCodes: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };

/** Runs of equal types, each with its length. */
function declare(types: readonly ValueType[]): Code {
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of types) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  return [leb(runs.length), ...runs.map(({ type, count }): Code => [leb(count), typeCodes[type]])];
}
