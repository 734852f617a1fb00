import type { ExperimentResults, FinishedRun, PreparedExperiment } from "@titrate/experiment";

/** The lines of a single run: its head, a line an evaluation, its predictions. Figures have all digits that count. */
export interface RunLog {
  readonly head: string;
  evaluation(evaluation: {
    readonly epoch: number;
    readonly metrics: Readonly<Record<string, number>>;
  }): string;
}

/** Significant decimal digits that a figure of each precision is shown with. */
const digits = { f32: 7, f64: 12 } as const;
// A sign, "0.", and four zeros before the first digit.
const padding = 7;

export function createRunLog({ plan, goals }: PreparedExperiment): RunLog {
  const { name, description, precision, train } = plan.arms[0]!.experiment;
  const shown = [...goals.keys()];
  const widths = shown.map((figure) => Math.max(figure.length, digits[precision] + padding));
  const epochWidth = Math.max("epoch".length, String(train.epochs).length);
  const line = (first: string, cells: readonly string[]): string =>
    `${[first.padStart(epochWidth), ...cells.map((cell, index) => cell.padEnd(widths[index]!))].join("  ").trimEnd()}\n`;
  const title = description === undefined ? name : `${name}: ${description}`;
  return {
    head: `${title}\n\n${line("epoch", shown)}`,
    evaluation: ({ epoch, metrics }) =>
      line(
        String(epoch),
        shown.map((figure) => showFigure(metrics[figure] ?? Number.NaN, precision)),
      ),
  };
}

/** What a single run came to: the predictions that were asked for, and how its weights are known. */
export function renderSingleRun({ arms }: ExperimentResults): string {
  const [arm] = arms;
  const run = arm?.runs[0];
  if (arm === undefined || run?.status !== "finished") return "";
  const parts = [endingLines(run, arm.precision), tableLines(run), predictionLines(run, arm.precision)];
  return `${parts.join("")}\n${run.parameterCount} parameters, SHA-256 ${run.digest}\n`;
}

function endingLines({ stopped, keptEpoch, final }: FinishedRun, precision: "f32" | "f64"): string {
  const stop = stopped === undefined ? "" : `stopped at epoch ${stopped.epoch}: ${stopped.reason}\n`;
  if (keptEpoch === undefined) return stop;
  const figures = Object.entries(final).map(([name, value]) => `${name} ${showFigure(value, precision)}`);
  return `${stop}kept the parameters of epoch ${keptEpoch}: ${figures.join(", ")}\n`;
}

/** Each table, its rows downwards and its columns across, by their names or numbers. */
function tableLines({ tables = {} }: FinishedRun): string {
  return Object.entries(tables)
    .map(([name, { axes, cells, names }]) => {
      const nameOf = (index: number): string => names?.[index] ?? String(index);
      const rows = cells.map((row, index) => [nameOf(index), ...row.map(String)]);
      const head = ["", ...(cells[0] ?? []).map((_, index) => nameOf(index))];
      const first = Math.max(...rows.map(([label]) => label!.length));
      const width =
        Math.max(...[head, ...rows].flatMap((row) => row.slice(1)).map((cell) => cell.length)) + 2;
      const lines = [head, ...rows].map(([label, ...rest]) => {
        return `  ${label!.padStart(first)}${rest.map((cell) => cell.padStart(width)).join("")}\n`;
      });
      return `\n${name}: ${axes[0]} down, ${axes[1]} across\n${lines.join("")}`;
    })
    .join("");
}

function predictionLines({ predictions }: FinishedRun, precision: "f32" | "f64"): string {
  if (predictions === undefined) return "";
  const { shape, data } = predictions;
  const rows = shape[0] ?? 0;
  const width = rows === 0 ? 0 : data.length / rows;
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = data.slice(row * width, (row + 1) * width).map((value) => showFigure(value, precision));
    return `${String(row).padStart(5)}  ${cells.join("  ")}\n`;
  });
  return `\n  row  prediction\n${lines.join("")}`;
}

/** The figure rounded to its significant digits, without trailing zeros. */
function showFigure(value: number, precision: "f32" | "f64"): string {
  return String(Number(value.toPrecision(digits[precision])));
}
