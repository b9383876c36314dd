import { z } from "zod";
import { slugSchema } from "@/lib/contract/poll";
import { listRuleOptions, runRuleSchema } from "@/lib/contract/run-outcome";

const markdown = z.string().trim().min(1);

const optionSchema = z.strictObject({
  id: slugSchema,
  /** A number or word is fine without quotation marks: YAML reads 41 as a number. */
  text: z.union([markdown, z.number().transform(String)]),
  correct: z.boolean().default(false),
  reply: markdown.optional(),
  /** What a reader who chooses this believes, as a name that reports can count. */
  misconception: slugSchema.optional(),
});

/** `0.5` is absolute, in the answer's unit; `5%` is a share of the answer. */
const toleranceSchema = z.union([
  z.number().min(0),
  z.string().regex(/^\d+(\.\d+)?\s*%$/, 'must be a number, or a percentage such as "5%"'),
]);

const numberReplySchema = z.strictObject({
  value: z.number(),
  reply: markdown,
  misconception: slugSchema.optional(),
});

/** A question that a widget of the lesson answers by training. */
const predictionSchema = z.strictObject({
  /** The widget's id in the lesson, or its tag where it has none. */
  widget: z.string().min(1).max(64),
  /** In which of its settings the run differs from the lesson's. */
  set: z.record(z.string(), z.json()).default({}),
  /** For which option the run speaks. */
  outcome: runRuleSchema,
});

const shared = { id: slugSchema, question: markdown, explanation: markdown };

const choiceSchema = z.strictObject({
  ...shared,
  kind: z.enum(["single", "multiple"]),
  options: z.array(optionSchema).min(2).max(12),
  predict: predictionSchema.optional(),
});

const numberSchema = z.strictObject({
  ...shared,
  kind: z.literal("number"),
  answer: z.strictObject({
    value: z.number(),
    tolerance: toleranceSchema.default(0),
    unit: z.string().min(1).max(24).optional(),
  }),
  /** Replies to wrong numbers that tempt. */
  replies: z.array(numberReplySchema).max(12).default([]),
});

function findRepeated(ids: string[]): number {
  return ids.findIndex((id, index) => ids.indexOf(id) !== index);
}

export const pollSchema = z
  .discriminatedUnion("kind", [choiceSchema, numberSchema])
  .superRefine((poll, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (poll.kind === "number") return;
    const repeated = findRepeated(poll.options.map((option) => option.id));
    if (repeated >= 0) fault(["options", repeated, "id"], "another option has this id");
    const right = poll.options.filter((option) => option.correct).length;
    if (poll.kind === "single" && right !== 1) {
      fault(["options"], `a poll of kind single has one option with correct: true, this one has ${right}`);
    }
    if (poll.kind === "multiple" && right === 0) fault(["options"], "no option has correct: true");
    const ids = poll.options.map((option) => option.id);
    for (const option of poll.predict === undefined ? [] : listRuleOptions(poll.predict.outcome))
      if (!ids.includes(option)) fault(["predict", "outcome"], `there is no option ${option}`);
    poll.options.forEach((option, index) => {
      if (!option.correct && option.reply === undefined) {
        fault(
          ["options", index],
          `the wrong option ${option.id} has no reply: say why it tempts, and where it fails`,
        );
      }
      if (option.correct && option.misconception !== undefined) {
        fault(["options", index, "misconception"], "a right option has no misconception");
      }
    });
  });

/** The whole of a lesson's polls.yaml. */
export const pollFileSchema = z.array(pollSchema).superRefine((polls, context) => {
  const repeated = findRepeated(polls.map((poll) => poll.id));
  if (repeated >= 0) {
    context.addIssue({ code: "custom", path: [repeated, "id"], message: "another poll has this id" });
  }
});

export type PollSource = z.infer<typeof pollSchema>;
export type Prediction = z.output<typeof predictionSchema>;
