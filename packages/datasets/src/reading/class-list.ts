import { z } from "@titrate/plugin";

/** The names of the classes, in the order of their indices. */
export const classList: z.ZodType<string[]> = z
  .array(z.string())
  .min(1)
  .check(({ value, issues }) => {
    const twice = value.findIndex((name, index) => value.indexOf(name) !== index);
    if (twice < 0) return;
    const message = `${value[twice]} is listed twice; list each class once`;
    issues.push({ code: "custom", input: value[twice], path: [twice], message, continue: true });
  });

/** true: the target names classes; a list: these are they; false: the target is numbers. */
export const tableClasses: z.ZodType<boolean | string[] | undefined> = z
  .union([z.boolean(), classList])
  .optional();
