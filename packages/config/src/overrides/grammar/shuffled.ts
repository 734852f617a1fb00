import { namedStreams } from "@titrate/numeric";
import type { Location } from "../../source/located.ts";

/** The items in an order that hangs on the text at a place alone: the same command line gives the same jobs. */
export function inShuffledOrder<T>(items: readonly T[], { source, start, end }: Location): T[] {
  const stream = namedStreams(0)(source.text.slice(start, end));
  return Array.from(stream.permutation(items.length), (index) => items[index]!);
}
