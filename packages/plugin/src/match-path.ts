/**
 * Whether a pattern matches the dotted path of a parameter ("encoder.dense-1.weight"), all of it. `*` stands for any
 * characters, dots included: "*.bias" is every bias, "encoder.*" all of a layer.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const pieces = pattern.split("*");
  const last = pieces.length - 1;
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const at = index === last && last > 0 ? path.length - piece.length : path.indexOf(piece, from);
    if (at < from || (index === 0 && at !== 0) || !path.startsWith(piece, at)) return false;
    from = at + piece.length;
  }
  return from === path.length;
}
