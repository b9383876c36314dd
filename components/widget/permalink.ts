import { subtractDefaults } from "@/lib/contract/subtract-defaults";
import type { WidgetDefinition } from "@/lib/contract/widget";

/** What of `state` differs from the opening state of the schema. */
export function findChanges<S extends object>(
  definition: WidgetDefinition<S>,
  state: S,
): Record<string, unknown> {
  return subtractDefaults(definition.schema, state);
}

/** JSON as URL-safe base64 of its UTF-8 bytes. */
export function encodeState(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The inverse of `encodeState`; null for anything that is not such a string. */
export function decodeState(text: string): unknown {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
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
  const fragment = Object.keys(changes).length > 0 ? `#${encodeState(changes)}` : "";
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
