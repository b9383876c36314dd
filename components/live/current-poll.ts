import type { LivePollView, LiveView } from "@/lib/contract/live";

const isAsked = ({ state }: LivePollView) => state.phase !== "draft";
const isOpen = ({ state }: LivePollView) => state.phase === "open";

function hasChanged(poll: LivePollView, before: LiveView): boolean {
  const old = before.polls.find(({ id }) => id === poll.id);
  return old === undefined || JSON.stringify(old.state) !== JSON.stringify(poll.state);
}

/**
 * The poll of a session that is shown: the one that takes votes; else the one with which the presenter did something
 * last; for who has just come, the one that was asked last.
 *
 * @param before - the session as it was seen before, and what was shown then
 * @returns its id, or null where nothing is asked.
 */
export function findCurrentPoll(
  now: LiveView,
  before: { view: LiveView; current: string | null } | null,
): string | null {
  if (before === null) return (now.polls.findLast(isOpen) ?? now.polls.findLast(isAsked))?.id ?? null;
  const changed = now.polls.filter((poll) => isAsked(poll) && hasChanged(poll, before.view));
  const current = now.polls.find(({ id }) => id === before.current);
  const open =
    changed.findLast(isOpen) ?? (current && isOpen(current) ? current : now.polls.findLast(isOpen));
  const shown = open ?? changed.at(-1) ?? current;
  return shown !== undefined && isAsked(shown) ? shown.id : null;
}
