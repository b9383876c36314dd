import type { StuckReason } from "@/lib/contract/class-reading";
import { isFinished } from "@/lib/contract/progress";

const printTimes = (count: number) => (count === 2 ? "twice" : `${count} times`);
const printPeople = (ahead: number, begun: number) =>
  `${ahead} of the ${begun} who have begun it ${ahead === 1 ? "is" : "are"} further`;

/**
 * Why somebody may need help, in words that go on after the name.
 *
 * @param title - the lesson's
 */
export function printStuck(reason: StuckReason, title: string): string {
  if (reason.kind === "reading") {
    const { days, ahead, begun } = reason;
    return `stopped in ${title} ${days} days ago and has read nothing since; ${printPeople(ahead, begun)}`;
  }
  const seen = reason.hasSeenAnswer ? "; has looked at the answer since" : "";
  return `answered question ${reason.number} of ${title} wrong ${printTimes(reason.wrong)}, and not right since${seen}`;
}

/** A reading place in a cell: "3/6", "read", or the share where the device did not count sections. */
export function printPlace({
  read,
  reached,
  sections,
}: {
  read: number;
  reached: number;
  sections: number;
}): string {
  if (isFinished({ read })) return "read";
  return sections === 0 ? `${Math.round(read * 100)} %` : `${reached}/${sections}`;
}

/** The name of a mistake, such as "scaling-without-dropping", as words. */
export function printMisconception(misconception: string): string {
  return misconception.replaceAll("-", " ");
}
