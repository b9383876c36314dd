import type { z } from "zod";

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** The smallest part found of a value of the schema that the schema turns back into it. */
export function subtractDefaults(schema: z.ZodType, value: object): Record<string, unknown> {
  const whole = structuredClone(value) as JsonObject;
  const wanted = JSON.stringify(sortKeys(whole));
  const restores = () => {
    const parsed = schema.safeParse(whole);
    return parsed.success && JSON.stringify(sortKeys(parsed.data as JsonObject)) === wanted;
  };
  prune(whole, restores);
  return whole;
}

/** Drops every key without which the schema still gives the same; outer keys first, as they carry the inner with them. */
function prune(value: JsonObject | Json[], restores: () => boolean): void {
  if (!Array.isArray(value))
    for (const [key, held] of Object.entries(value)) {
      delete value[key];
      if (!restores()) value[key] = held;
    }
  for (const child of Object.values(value))
    if (typeof child === "object" && child !== null) prune(child, restores);
}

/** Key order is no difference between two values. */
function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sortKeys(held)]),
  );
}
