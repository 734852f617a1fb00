import { InvalidArgumentError } from "commander";

const units: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** "512m", "2g", "1.5g": bytes. */
export function parseBytes(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([kmg])(?:i?b)?$/i.exec(text) ?? [];
  const bytes = amount === undefined ? Number.NaN : Math.floor(Number(amount) * units[unit!.toLowerCase()]!);
  // A worker needs some 60 MB before it trains anything.
  if (!(bytes >= 128 * 2 ** 20))
    throw new InvalidArgumentError("Write a size of at least 128m, such as 512m or 2g.");
  return bytes;
}
