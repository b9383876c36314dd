import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { PublicPoll } from "@/lib/contract/poll";
import { MarkdownError, renderInline, renderMarkdown } from "./markdown";
import { CONTENT_ROOT } from "./paths";
import { pollFileSchema, pollSchema, type PollSource, type Prediction } from "./poll-file";
import { ContentError, type ContentProblem } from "./problem";
import { parseYaml } from "./yaml-file";

interface CompiledPollBase {
  id: string;
  /** See `PublicPoll`. */
  version: string;
  questionHtml: string;
  explanationHtml: string;
}

export interface CompiledOption {
  id: string;
  html: string;
  correct: boolean;
  replyHtml: string | null;
  misconception: string | null;
}

export interface ChoicePoll extends CompiledPollBase {
  kind: "single" | "multiple";
  options: CompiledOption[];
  /** The run that answers it, where a widget of the lesson does. */
  predict: Prediction | null;
}

export interface NumberPoll extends CompiledPollBase {
  kind: "number";
  value: number;
  /** Largest distance from `value` that counts as right: in its unit, or as a share of it (0.05 for 5 %). */
  tolerance: { kind: "absolute" | "relative"; amount: number };
  unit: string | null;
  replies: { value: number; replyHtml: string; misconception: string | null }[];
}

/** A poll with its answer. It stays on the server: pages get `publicPoll`. */
export type CompiledPoll = ChoicePoll | NumberPoll;

/**
 * What a vote was an answer to: the question and options as the reader saw them, whatever their layout in the file.
 * What is right plays no part, or the fingerprint would tell it.
 */
function fingerprint(source: PollSource): string {
  const seen =
    source.kind === "number"
      ? [source.kind, source.question, source.answer.unit ?? ""]
      : [source.kind, source.question, ...source.options.flatMap((option) => [option.id, option.text])];
  const text = JSON.stringify(seen.map((part) => part.replaceAll(/\s+/g, " ").trim()));
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function readTolerance(tolerance: number | string): NumberPoll["tolerance"] {
  return typeof tolerance === "number"
    ? { kind: "absolute", amount: tolerance }
    : { kind: "relative", amount: Number.parseFloat(tolerance) / 100 };
}

type Render = (path: readonly PropertyKey[], markdown: string, form?: "inline") => Promise<string>;

async function compilePoll(source: PollSource, index: number, render: Render): Promise<CompiledPoll> {
  const base: CompiledPollBase = {
    id: source.id,
    version: fingerprint(source),
    questionHtml: await render([index, "question"], source.question),
    explanationHtml: await render([index, "explanation"], source.explanation),
  };
  if (source.kind === "number") {
    const { value, tolerance, unit } = source.answer;
    const replies = source.replies.map(async (reply, position) => ({
      value: reply.value,
      replyHtml: await render([index, "replies", position, "reply"], reply.reply),
      misconception: reply.misconception ?? null,
    }));
    return {
      ...base,
      kind: "number",
      value,
      tolerance: readTolerance(tolerance),
      unit: unit ?? null,
      replies: await Promise.all(replies),
    };
  }
  const options = source.options.map(async (option, position) => {
    const at = (field: string) => [index, "options", position, field];
    return {
      id: option.id,
      html: await render(at("text"), option.text, "inline"),
      correct: option.correct,
      replyHtml: option.reply === undefined ? null : await render(at("reply"), option.reply),
      misconception: option.misconception ?? null,
    };
  });
  return {
    ...base,
    kind: source.kind,
    options: await Promise.all(options),
    predict: source.predict ?? null,
  };
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/**
 * The polls of a lesson, in the order of its polls.yaml; none when it has no such file.
 *
 * @param root - the content folder.
 * @throws ContentError naming file and line of every fault: YAML, schema, Markdown, formulas.
 */
export async function loadPolls(slug: string, root = CONTENT_ROOT): Promise<CompiledPoll[]> {
  const file = path.join(root, "lessons", slug, "polls.yaml");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
  const shown = path.relative(path.dirname(root), file);
  const { value, lineOf } = parseYaml(text, shown, pollFileSchema);
  const problems: ContentProblem[] = [];
  const render: Render = async (place, markdown, form) => {
    try {
      return await (form === "inline" ? renderInline(markdown) : renderMarkdown(markdown));
    } catch (error) {
      if (!(error instanceof MarkdownError)) throw error;
      problems.push({ file: shown, line: lineOf(place), message: error.message });
      return "";
    }
  };
  const polls = await Promise.all(value.map((source, index) => compilePoll(source, index, render)));
  if (problems.length > 0) throw new ContentError(problems.sort((a, b) => a.line - b.line));
  return polls;
}

/**
 * A poll that stands in no file.
 *
 * @throws ZodError or MarkdownError for one that is not sound.
 */
export function compileSource(source: PollSource): Promise<CompiledPoll> {
  return compilePoll(pollSchema.parse(source), 0, (_place, markdown, form) =>
    form === "inline" ? renderInline(markdown) : renderMarkdown(markdown),
  );
}

/** What a page may hold of a poll before its reader asks for the answer. */
export function publicPoll(poll: CompiledPoll): PublicPoll {
  return {
    id: poll.id,
    kind: poll.kind,
    version: poll.version,
    questionHtml: poll.questionHtml,
    options: poll.kind === "number" ? [] : poll.options.map(({ id, html }) => ({ id, html })),
    unit: poll.kind === "number" ? poll.unit : null,
  };
}
