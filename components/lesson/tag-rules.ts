import { z } from "zod";
import { definitions } from "@/components/widgets/definitions";
import { poolPlanSchema } from "@/lib/contract/pooled";
import type { WidgetDefinition } from "@/lib/contract/widget";
import { slugSchema } from "@/lib/contract/poll";
import { pointShapes } from "@/lib/data/points";
import { experimentSchema } from "@/lib/experiment/schema";
import type { TagRule, TagRules } from "@/lib/course/tag-rule";

/** A rule from a schema: what zod says, one sentence per fault. */
function fromSchema(schema: z.ZodType): TagRule {
  return (props, _context) => {
    const parsed = schema.safeParse(props);
    if (parsed.success) return [];
    return parsed.error.issues.map((issue) => `${issue.path.join(".") || "props"}: ${issue.message}`);
  };
}

/** Widget tags take any field of their state; a rule of one argument marks them as such for the id check. */
function fromWidget(definition: WidgetDefinition<object>): TagRule {
  const fields = new Set([...Object.keys(definition.schema.parse({})), "id", "caption"]);
  return (props) => {
    const unknown = Object.keys(props).filter((name) => !fields.has(name));
    const { id: _id, caption: _caption, ...state } = props;
    const parsed = definition.schema.safeParse(state);
    return [
      ...unknown.map((name) => `has no prop ${name}; there are ${[...fields].join(", ")}`),
      ...(parsed.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []),
    ];
  };
}

const bare = fromSchema(z.strictObject({}));

function known(kind: string, ids: (context: Parameters<TagRule>[1]) => readonly string[]): TagRule {
  return (props, context) => {
    const parsed = z.strictObject({ id: z.string() }).safeParse(props);
    if (!parsed.success) return ["takes exactly one prop, id"];
    const all = ids(context);
    return all.includes(parsed.data.id)
      ? []
      : [`there is no ${kind} "${parsed.data.id}"; there are: ${all.join(", ") || "none"}`];
  };
}

/** What each MDX tag may be given. The same names as in tags.tsx, which a test checks. */
export const tagRules: TagRules = {
  Lead: bare,
  TryThis: bare,
  Where: bare,
  MarginNote: bare,
  Callout: fromSchema(z.strictObject({ title: z.string().min(1) })),
  SinceThen: bare,
  FromTheSlides: bare,
  Figure: fromSchema(z.strictObject({ caption: z.string().min(1) })),
  Term: known("glossary term", (context) => context.termIds),
  Poll: known("poll in this lesson's polls.yaml", (context) => context.pollIds),
  Exercise: known("exercise folder of this lesson", (context) => context.exerciseIds),
  PooledSearch: fromSchema(
    poolPlanSchema.partial().extend({ id: slugSchema, shape: z.enum(pointShapes).optional() }),
  ),
  // What it holds is looked at where cells are collected, with the lesson's other cells.
  Cell: fromSchema(z.strictObject({ id: slugSchema, experiment: experimentSchema.optional() })),
  SelfCheck: bare,
  Hint: bare,
  Given: fromSchema(z.strictObject({ name: z.string().regex(/^[A-Za-z]\w*$/, "names a drawn number") })),
  Notes: bare,
  Recap: bare,
  References: bare,
  ...Object.fromEntries(definitions.map((definition) => [definition.tag, fromWidget(definition)])),
};
