import type { z } from "zod";

/**
 * What a widget is to the rest of the house: its names and the schema of its state.
 * Every field of the schema has a default, so `schema.parse({})` is the opening state.
 */
export interface WidgetDefinition<S> {
  /** Kebab-case: the folder, the address `/widgets/<name>`, the job. */
  name: string;
  /** PascalCase: the tag in a lesson. */
  tag: string;
  title: string;
  /** One sentence for the page on which the widget stands alone. */
  summary: string;
  schema: z.ZodType<S>;
}

export function defineWidget<S>(definition: WidgetDefinition<S>): WidgetDefinition<S> {
  return definition;
}

/** What a lesson's tag may set: any field of the state, and what stands around the picture. */
export type WidgetProps<S> = Partial<S> & { id?: string; caption?: string };
