import { type Entry, type Program, results } from "./program.ts";
import { schedule } from "./schedule.ts";
import { sameShape, showShape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** A program that contradicts itself. The message names every entry and thing that is wrong. */
export class ProgramError extends Error {
  readonly code = "E_PROGRAM";
  override readonly name = "ProgramError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** Throws a ProgramError that names all that is inconsistent in a program. */
export function validateProgram(program: Program): void {
  const problems = [...checkTables(program), ...checkState(program)];
  for (const [name, entry] of Object.entries(program.entries))
    for (const problem of [...checkFeeds(program, entry), ...checkResults(program, entry)])
      problems.push(`entry "${name}": ${problem}`);
  if (problems.length > 0) throw new ProgramError(problems);
}

function* checkTables({ tables }: Program): Iterable<string> {
  for (const { name, rows, shape } of tables)
    for (const length of [rows, ...shape])
      if (!isCount(length))
        yield `table "${name}": ${length} is no length; lengths are integers of 0 or more`;
  for (const name of repeated(tables.map((table) => table.name))) yield `table "${name}" is declared twice`;
}

function* checkState({ state }: Program): Iterable<string> {
  for (const { name, tensor } of state)
    if (tensor.op !== "state") yield `state "${name}": its tensor is of op ${tensor.op}, not state`;
  for (const name of repeated(state.map(({ name }) => name))) yield `state "${name}" is declared twice`;
  for (const tensor of repeated(state.map(({ tensor }) => tensor)))
    yield `${show(tensor)} is declared under two names`;
}

/** What goes in: rows and scalars. */
function* checkFeeds({ tables }: Program, entry: Entry): Iterable<string> {
  if (!isCount(entry.batch)) yield `batch ${entry.batch} is no count; it is an integer of 0 or more`;
  for (const { tensor, table: name } of entry.rows) {
    const table = tables.find((table) => table.name === name);
    if (table === undefined) {
      yield `there is no table "${name}" to feed ${show(tensor)} from; tables: ${namesOf(tables)}`;
    } else if (tensor.op !== "input") {
      yield `table "${name}" feeds ${show(tensor)}, which is no input`;
    } else if (entry.batch === 0) {
      yield `table "${name}" feeds ${show(tensor)}, but batch is 0; it is the number of rows per step`;
    } else {
      const shape = [entry.batch, ...table.shape];
      if (!sameShape(tensor.shape, shape) || tensor.dtype !== table.dtype)
        yield `table "${name}" gives ${table.dtype} ${showShape(shape)}, and ${show(tensor)} is ${type(tensor)}`;
    }
  }
  for (const tensor of entry.scalars)
    if (tensor.op !== "input" || tensor.shape.length > 0 || tensor.dtype !== "float")
      yield `scalar ${show(tensor)} is ${type(tensor)}; scalars are inputs of float []`;
  for (const name of repeated([...entry.rows.map((row) => row.tensor), ...entry.scalars].map(show)))
    yield `${name} is fed twice; inputs of one entry have a name each`;
}

/** What comes out, and what it is computed from. */
function* checkResults({ state, tables }: Program, entry: Entry): Iterable<string> {
  const declared = new Set(state.map(({ tensor }) => tensor));
  for (const { state: tensor, value } of entry.updates) {
    if (!declared.has(tensor)) yield `updates ${show(tensor)}, which is not in the program's state`;
    else if (!sameShape(tensor.shape, value.shape) || tensor.dtype !== value.dtype)
      yield `the update of ${show(tensor)} is ${type(value)}, and the state is ${type(tensor)}`;
  }
  for (const tensor of repeated(entry.updates.map((update) => update.state)))
    yield `${show(tensor)} is updated twice`;

  yield* checkStores(tables, entry);

  const fed = new Set([...entry.rows.map((row) => row.tensor), ...entry.scalars]);
  for (const { tensor } of schedule(results(entry))) {
    if (tensor.op === "input" && !fed.has(tensor))
      yield `${show(tensor)} is read, but no rows or scalars feed it`;
    if (tensor.op === "state" && !declared.has(tensor))
      yield `${show(tensor)} is read, but is not in the program's state`;
  }
}

/** What goes into tables. */
function* checkStores(tables: Program["tables"], { batch, stores = [] }: Entry): Iterable<string> {
  for (const { table: name, value } of stores) {
    const table = tables.find((table) => table.name === name);
    if (table === undefined) {
      yield `there is no table "${name}" to store ${show(value)} in; tables: ${namesOf(tables)}`;
    } else if (batch === 0) {
      yield `${show(value)} is stored in table "${name}", but batch is 0; it is the number of rows per step`;
    } else {
      const shape = [batch, ...table.shape];
      if (!sameShape(value.shape, shape) || value.dtype !== table.dtype)
        yield `table "${name}" takes ${table.dtype} ${showShape(shape)}, and ${show(value)} is ${type(value)}`;
    }
  }
  for (const name of repeated(stores.map(({ table }) => table))) yield `table "${name}" is stored twice`;
}

const namesOf = (tables: Program["tables"]): string =>
  tables.map(({ name }) => `"${name}"`).join(", ") || "none";
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const repeated = <T>(items: readonly T[]): Set<T> =>
  new Set(items.filter((item, i) => items.indexOf(item) !== i));
const type = ({ dtype, shape }: Tensor): string => `${dtype} ${showShape(shape)}`;

/** input "x", state "w": the names that given nodes carry; else the op. */
function show(tensor: Tensor): string {
  const { attributes, op } = tensor;
  return "name" in attributes ? `${op} "${attributes.name}"` : `the result of ${op}`;
}
