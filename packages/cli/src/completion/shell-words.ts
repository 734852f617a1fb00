/**
 * A word as the program would receive it, from how it is typed: without its quotes and backslashes, as POSIX shells read
 * them. A quote that is not closed yet reaches to the end. Nothing is expanded.
 */
export function unquote(typed: string): string {
  return typed.replace(
    /'([^']*)'?|"((?:[^"\\]|\\[\s\S]?)*)"?|\\([\s\S]?)/g,
    (_whole, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? escaped ?? "",
  );
}
