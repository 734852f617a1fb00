/** Names come from files: without control and direction characters they cannot steer a terminal or break XML. */
export function plainText(name: string): string {
  return name.replace(
    /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu,
    "\ufffd",
  );
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** `1 seed`, `20 seeds`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Lines of at most `width` characters; `%` stays with its number, and a p with its figure. */
export function wrap(text: string, width: number, indent = ""): string {
  const words = text.replace(/ (?=[%=<>])|(?<=[=<>]) /g, "\u00a0").split(" ");
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => indent + each.replaceAll("\u00a0", " ")).join("\n");
}
