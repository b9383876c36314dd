import { listSlugs } from "@/lib/course/lessons";
import { loadPolls, type ChoicePoll, type CompiledPoll } from "@/lib/course/polls";

export interface CoursePoll {
  lesson: string;
  poll: CompiledPoll;
}

let compiled: Promise<CoursePoll[]> | undefined;

/** Every poll of the course, with its answer: compiled once, which takes a second. */
export function listPolls(): Promise<CoursePoll[]> {
  return (compiled ??= compilePolls());
}

async function compilePolls(): Promise<CoursePoll[]> {
  const lessons = await listSlugs();
  const polls = await Promise.all(
    lessons.map(async (lesson) => (await loadPolls(lesson)).map((poll) => ({ lesson, poll }))),
  );
  return polls.flat();
}

/** The course's first poll of a kind. */
export async function getPollOfKind<Kind extends CompiledPoll["kind"]>(
  kind: Kind,
): Promise<{ lesson: string; poll: Extract<CompiledPoll, { kind: Kind }> }> {
  for (const { lesson, poll } of await listPolls()) {
    if (poll.kind === kind) return { lesson, poll: poll as Extract<CompiledPoll, { kind: Kind }> };
  }
  throw new Error(`The course has no poll of kind ${kind}`);
}

/** The course's first poll that takes one option. */
export async function getSinglePoll(): Promise<{ course: CoursePoll; poll: ChoicePoll }> {
  for (const course of await listPolls())
    if (course.poll.kind === "single") return { course, poll: course.poll };
  throw new Error("The course has no poll with one answer");
}
