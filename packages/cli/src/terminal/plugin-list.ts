import type { Plugin } from "@titrate/plugin";
import { type Kind, kinds } from "@titrate/plugin/host";
import type { Palette } from "@titrate/report";

interface ListLayout {
  /** In columns; infinite where nothing limits it, as in a pipe. */
  readonly width: number;
  readonly palette: Palette;
}

/** The plugins by kind, a line each, as much of what it is as fits. They are sorted. */
export function renderPluginList(plugins: readonly Plugin[], { width, palette }: ListLayout): string {
  const nameWidth = Math.max(0, ...plugins.map(({ name }) => name.length));
  const blocks = (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const ofKind = plugins.filter((plugin) => plugin.kind === kind);
    if (ofKind.length === 0) return [];
    const lines = ofKind.map(({ name, summary }) => cut(`  ${name.padEnd(nameWidth)}  ${summary}`, width));
    const title = `${kinds[kind].plural} ${palette.dim(`(${kind})`)}`;
    return [[palette.bold(title), ...lines].join("\n")];
  });
  return `${blocks.join("\n\n")}\n`;
}

/** The start of a line that is too long, at the end of a word where there is one near. */
function cut(line: string, width: number): string {
  if (line.length <= width) return line;
  const short = line.slice(0, width - 1);
  const space = short.lastIndexOf(" ");
  return `${(space > width - 16 ? short.slice(0, space) : short).trimEnd()}…`;
}
