import { decodeJson, encodeJson } from "@/lib/contract/base64";
import { subtractDefaults } from "@/lib/contract/subtract-defaults";
import type { WidgetDefinition } from "@/lib/contract/widget";

/** What of `state` differs from the opening state of the schema. */
export function findChanges<S extends object>(
  definition: WidgetDefinition<S>,
  state: S,
): Record<string, unknown> {
  return subtractDefaults(definition.schema, state);
}

/** The value that `encodeJson` wrote; null for any other text. */
export function decodeState(text: string): unknown {
  try {
    return decodeJson(text);
  } catch {
    return null;
  }
}

/** A state of this widget from any JSON value: null when the schema refuses it. */
export function parseState<S extends object>(definition: WidgetDefinition<S>, value: unknown): S | null {
  if (typeof value !== "object" || value === null) return null;
  const parsed = definition.schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The path and fragment that open this widget alone in this state. */
export function printPermalink<S extends object>(definition: WidgetDefinition<S>, state: S): string {
  const changes = findChanges(definition, state);
  const fragment = Object.keys(changes).length > 0 ? `#${encodeJson(changes)}` : "";
  return `/widgets/${definition.name}${fragment}`;
}

/** The tag that a lesson's author pastes to open the widget in this state. */
export function printTag<S extends object>(definition: WidgetDefinition<S>, state: S): string {
  const props = Object.entries(findChanges(definition, state)).map(([key, value]) =>
    typeof value === "string" && !/["{}\\\n]/.test(value)
      ? `${key}="${value}"`
      : `${key}={${JSON.stringify(value)}}`,
  );
  return `<${[definition.tag, ...props].join(" ")} />`;
}
