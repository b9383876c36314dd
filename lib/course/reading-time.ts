/** Words a minute of somebody who reads to understand; novels are read at some 250 (Brysbaert 2019). */
const pace = 200;
/** For trying one step of a list below an instrument, and for answering one poll. */
const [stepMinutes, pollMinutes] = [0.5, 1];

/** What only a presenter sees. */
const notes = /<Notes>[\s\S]*?<\/Notes>/g;

/** Words of prose, formulas and code left out. */
export function countWords(source: string): number {
  return readProse(source).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/**
 * Minutes that a lesson takes at least: its words read, every "Try this" step tried and every poll answered. Exercises are
 * work of their own.
 */
export function estimateMinutes(source: string): number {
  const read = source.replace(notes, " ");
  const steps = read.match(/^\d+\. /gm)?.length ?? 0;
  const polls = read.match(/<Poll /g)?.length ?? 0;
  return countWords(read) / pace + steps * stepMinutes + polls * pollMinutes;
}

function readProse(source: string): string {
  return source
    .replace(/^---[\s\S]*?\n---/, " ")
    .replace(notes, " ")
    .replace(/<References>[\s\S]*?<\/References>/g, " ")
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, " ")
    .replace(/<[^>]*>/g, " ");
}
