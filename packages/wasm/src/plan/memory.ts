/** A block of memory that is needed from one moment to another, both included. */
export interface Block {
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

/** Blocks begin at multiples of this: a cache line. */
const alignment = 64;

/**
 * Offsets such that blocks that are needed at one moment do not overlap, and the size of it all. Large blocks are laid
 * first, each in the lowest gap that holds it.
 */
export function packBlocks(blocks: readonly Block[]): { readonly offsets: number[]; readonly size: number } {
  const offsets = new Array<number>(blocks.length).fill(0);
  const laid: { start: number; end: number; block: Block }[] = [];
  const order = [...blocks.keys()].sort((a, b) => blocks[b]!.bytes - blocks[a]!.bytes || a - b);
  let size = 0;
  for (const place of order) {
    const block = blocks[place]!;
    let start = 0;
    for (const other of laid) {
      if (other.block.to < block.from || other.block.from > block.to) continue;
      if (other.start >= start + block.bytes) break;
      start = Math.max(start, aligned(other.end));
    }
    const end = start + block.bytes;
    offsets[place] = start;
    size = Math.max(size, aligned(end));
    const at = laid.findIndex((other) => other.start > start);
    laid.splice(at < 0 ? laid.length : at, 0, { start, end, block });
  }
  return { offsets, size };
}

export const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
