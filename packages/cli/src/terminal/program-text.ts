import type { ParameterGroup, ProgramExplanation } from "@titrate/experiment";
import type { Palette } from "@titrate/report";
import { alignRows, foldItems, showBytes } from "./layout.ts";

type CompiledProgram = NonNullable<ProgramExplanation["compiled"]>;
type EntryText = CompiledProgram["entries"][number];

interface ProgramTextOptions {
  /** In columns. */
  readonly width: number;
  readonly palette: Palette;
}

/** A program for the terminal: its parameters by layer, its entries with their kernels, its memory, its module. */
export function renderProgram(explanation: ProgramExplanation, options: ProgramTextOptions): string {
  const { compiled, parameterCount, parameters } = explanation;
  const { bold } = options.palette;
  const blocks = [
    head(explanation, options),
    [bold(counted(parameterCount, "parameter")), ...parameterLines(parameters)],
  ];
  if (compiled === undefined) {
    blocks.push([foldItems(noProgram(explanation.executor).split(" "), " ", options.width, "")]);
  } else {
    blocks.push(...compiled.entries.map((entry) => entryLines(entry, options)));
    blocks.push(memoryLines(compiled, options), [moduleLine(compiled, options)]);
  }
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const noProgram = (executor: string): string =>
  `There is no compiled program: executor ${executor} takes the graph as it is. Set executor=compiled to see one.`;

function head(explanation: ProgramExplanation, { palette, width }: ProgramTextOptions): string[] {
  const { experiment, description, arm, executor, precision, numerics, compiled } = explanation;
  const title = description === undefined ? experiment : `${experiment}: ${description}`;
  const facts = [
    `executor ${executor}`,
    precision,
    `${numerics} numerics`,
    ...(compiled === undefined ? [] : [`wide vectors ${compiled.wideVectors}`]),
  ];
  return [
    palette.bold(foldItems(title.split(" "), " ", width, "")),
    ...(arm.of > 1
      ? [foldItems([`arm ${arm.number} of ${arm.of}:`, ...arm.name.split(" ")], " ", width, "")]
      : []),
    palette.dim(foldItems(facts, ", ", width, "")),
  ];
}

function parameterLines(groups: readonly ParameterGroup[]): string[] {
  return groups.flatMap(({ layer, parameters }) => [
    `  ${layer}`,
    ...alignRows(
      parameters.map(({ name, shape, count }) => [`    ${name}`, showShape(shape), String(count)]),
      ["left", "left", "right"],
    ),
  ]);
}

/** A heading, and per kernel a line of what it is and one, or more, of what it computes. */
function entryLines(
  { name, batch, ops, kernels }: EntryText,
  { palette, width }: ProgramTextOptions,
): string[] {
  const facts = [
    counted(batch, "row"),
    `${ops.written} ops, ${ops.simplified} after simplification`,
    counted(kernels.length, "kernel"),
  ];
  const number = String(kernels.length).length;
  const indent = " ".repeat(number + 4);
  return [
    palette.bold(name),
    palette.dim(foldItems(facts, ", ", width, "  ")),
    ...kernels.flatMap(({ kind, ops, shapes, unrolled, parts }, index) => {
      const facts = [kind, unrolled ? "unrolled" : "function", `to ${shapes.map(showShape).join(" and ")}`];
      const first = foldItems(facts, ", ", width, indent);
      return [
        `  ${String(index + 1).padStart(number)}${first.slice(number + 2)}`,
        foldItems(ops, " + ", width, indent),
        ...(parts.length === 0 ? [] : [palette.dim(foldItems(parts, ", ", width, indent))]),
      ];
    }),
  ];
}

function memoryLines({ memory }: CompiledProgram, { palette }: ProgramTextOptions): string[] {
  const rows = memory.regions.map(({ name, bytes, unshared }) => [
    `  ${name}`,
    showBytes(bytes),
    unshared === undefined ? "" : `holds ${showBytes(unshared)}`,
  ]);
  return [palette.bold(`memory ${showBytes(memory.bytes)}`), ...alignRows(rows, ["left", "right", "left"])];
}

function moduleLine(
  { module, compileMilliseconds }: CompiledProgram,
  { palette, width }: ProgramTextOptions,
): string {
  const facts = [
    `module ${showBytes(module.bytes)}`,
    counted(module.functions, "function"),
    `compiled in ${compileMilliseconds.toFixed(1)} ms`,
  ];
  return palette.bold(foldItems(facts, ", ", width, ""));
}

const showShape = (shape: readonly number[]): string => `[${shape.join(", ")}]`;
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
