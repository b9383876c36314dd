import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/contract/app-error";
import { CONTENT_ROOT } from "@/lib/course/paths";
import { loadPolls, type CompiledPoll } from "@/lib/course/polls";

interface Entry {
  /** The file's time and size when it was read. */
  stamp: string;
  polls: Promise<CompiledPoll[]>;
}

const cache = new Map<string, Entry>();

/**
 * The polls of a lesson with their answers, compiled again only after their file has changed.
 *
 * @param slug - checked by `slugSchema`: it becomes part of a path.
 * @throws AppError "not-found" when there is no such lesson, or it has no polls.
 */
export async function getPolls(slug: string, root = CONTENT_ROOT): Promise<CompiledPoll[]> {
  const file = path.join(root, "lessons", slug, "polls.yaml");
  const found = await stat(file).catch(() => null);
  if (found === null) throw new AppError("not-found", 404, "This lesson has no questions.");
  const stamp = `${found.mtimeMs} ${found.size}`;
  const known = cache.get(file);
  if (known?.stamp === stamp) return known.polls;
  const polls = loadPolls(slug, root);
  cache.set(file, { stamp, polls });
  return polls;
}

/**
 * One poll with its answer.
 *
 * @param version - the version that the reader saw, where the request tells it.
 * @throws AppError "not-found", or "poll-changed" when the reader saw another version.
 */
export async function getPoll(
  lesson: string,
  id: string,
  version?: string,
  root = CONTENT_ROOT,
): Promise<CompiledPoll> {
  const poll = (await getPolls(lesson, root)).find((candidate) => candidate.id === id);
  if (poll === undefined) throw new AppError("not-found", 404, "This lesson has no such question.");
  if (version !== undefined && version !== poll.version) {
    throw new AppError(
      "poll-changed",
      409,
      "This question was edited after you opened the page: reload it to see the new one.",
    );
  }
  return poll;
}

/** One poll with its answer, as `getPoll`; null when its lesson, or this version of the poll, is no more. */
export async function findPoll(
  lesson: string,
  id: string,
  version: string,
  root = CONTENT_ROOT,
): Promise<CompiledPoll | null> {
  return getPoll(lesson, id, version, root).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}
