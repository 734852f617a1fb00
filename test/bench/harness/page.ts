import type { Row } from "../contest.ts";
import { type Environment, renderEnvironment } from "./environment.ts";
import { renderMarkdown } from "./table.ts";

const start = "<!-- npm run bench -- --write: from here -->";
const end = "<!-- npm run bench -- --write: to here -->";

/** The page with its marked block written anew. Throws when the marks are not there: it is never guessed where. */
export function rewritePage(page: string, rows: readonly Row[], environment: Environment): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from)
    throw new Error(`the page needs the lines ${start} and ${end}; the table goes between them`);
  const lines = renderEnvironment(environment).map((line) => `- ${line}\n`);
  const block = `${start}\n\n${lines.join("")}\n${renderMarkdown(rows)}\n`;
  return page.slice(0, from) + block + page.slice(to);
}
