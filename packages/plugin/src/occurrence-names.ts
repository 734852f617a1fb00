/**
 * Names what has no name of its own by its type and its place among those of that type: "dense-1", "dense-2". Streams of
 * random numbers are named so: a change here changes results.
 */
export function occurrenceNames(): (type: string) => string {
  const occurrences = new Map<string, number>();
  return (type) => {
    const occurrence = (occurrences.get(type) ?? 0) + 1;
    occurrences.set(type, occurrence);
    return `${type}-${occurrence}`;
  };
}
