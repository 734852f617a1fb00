/** A time as C's `strftime` writes it, in local time; other letters after `%` stay as they are. */
export function strftime(time: Date, format: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const startOfYear = new Date(time.getFullYear(), 0, 1);
  const dayOfYear = Math.round((midnight(time) - midnight(startOfYear)) / 86_400_000) + 1;
  const fields: Readonly<Record<string, string>> = {
    Y: String(time.getFullYear()),
    y: two(time.getFullYear() % 100),
    m: two(time.getMonth() + 1),
    d: two(time.getDate()),
    H: two(time.getHours()),
    M: two(time.getMinutes()),
    S: two(time.getSeconds()),
    f: `${String(time.getMilliseconds()).padStart(3, "0")}000`,
    j: String(dayOfYear).padStart(3, "0"),
    "%": "%",
  };
  return format.replace(/%([a-zA-Z%])/g, (written, letter: string) => fields[letter] ?? written);
}

function midnight(time: Date): number {
  return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
}
