// Numbers and lists in findings.

/** Three significant digits. */
export function show(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The first few of a list, and how many more there are. */
export function showSome(items: readonly string[], most = 4): string {
  const shown = items.slice(0, most).join(", ");
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
