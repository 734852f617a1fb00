import { formatFile, type Location, type Problem, toPlain } from "@titrate/config";

/** What was found about one experiment. */
export interface Finding {
  readonly file: string;
  /** Where nothing is wrong. */
  readonly arms?: number;
  readonly runs?: number;
  readonly problems: readonly Problem[];
}

/**
 * The findings for programs. `version` counts up when a key changes its meaning or goes; new keys may come. Lines and
 * columns count from 1, columns in UTF-16 code units; the end is exclusive.
 */
export interface FindingsDocument {
  readonly version: 1;
  readonly ok: boolean;
  readonly files: readonly {
    readonly file: string;
    readonly ok: boolean;
    readonly arms?: number;
    readonly runs?: number;
    readonly problems: readonly FoundProblem[];
  }[];
}

export interface FoundProblem extends Partial<Place> {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly notes: readonly string[];
  /** The value that the faulty one replaced, and where it is written. */
  readonly overrides?: Place & { readonly value: unknown };
}

/** In a file, or in what has no file: `source` is "command line, argument 2". */
export interface Place {
  readonly file?: string;
  readonly source?: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function findingsDocument(findings: readonly Finding[]): FindingsDocument {
  return {
    version: 1,
    ok: findings.every(({ problems }) => problems.length === 0),
    files: findings.map(({ file, problems, ...counts }) => ({
      file: formatFile(file),
      ok: problems.length === 0,
      ...counts,
      problems: problems.map(foundProblem),
    })),
  };
}

function foundProblem({ code, message, location, hint, notes = [], overrides }: Problem): FoundProblem {
  return {
    code,
    message,
    ...(location !== undefined && placeOf(location)),
    ...(hint !== undefined && { hint }),
    notes,
    ...(overrides !== undefined && {
      overrides: { ...placeOf(overrides.location), value: toPlain(overrides) },
    }),
  };
}

function placeOf({ source, start, end, line, column }: Location): Place {
  const text = source.text.slice(start, end);
  const breaks = text.split("\n").length - 1;
  return {
    ...(source.kind === "file" ? { file: formatFile(source.name) } : { source: source.name }),
    line,
    column,
    endLine: line + breaks,
    endColumn: breaks === 0 ? column + text.length : text.length - text.lastIndexOf("\n"),
  };
}
