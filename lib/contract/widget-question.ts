/** A wrong answer that tempts. */
export interface Distractor {
  /** A number or a few words, as plain text. */
  text: string;
  /** Markdown that begins from the reason for which one would choose it. */
  reply: string;
  /** What who chooses it believes, as a name that reports can count. */
  misconception: string;
}

/** A question that was computed from a widget's state, with what is right and what tempts. */
export interface WidgetQuestion {
  /** In a few plain words, for a list of votes. */
  title: string;
  /** Markdown. */
  question: string;
  /** The right answer, as plain text. */
  right: string;
  /** What tempts most comes first; more than are asked, and some may be alike. */
  wrong: readonly Distractor[];
  /** Markdown. */
  explanation: string;
}

/** Options beside the right one. */
const wrongOptions = 3;

/** The first of the wrong answers that differ from the right one and from each other. */
export function pickDistractors({ right, wrong }: WidgetQuestion): Distractor[] {
  const seen = new Set([right]);
  const picked: Distractor[] = [];
  for (const distractor of wrong) {
    if (seen.has(distractor.text) || picked.length === wrongOptions) continue;
    seen.add(distractor.text);
    picked.push(distractor);
  }
  return picked;
}

/** A number as an option: at most four decimals, no negative zero. */
export function printAnswer(value: number): string {
  return String(Number(value.toFixed(4)) + 0);
}

/** Numbers close to the right one, for where the mistakes worth asking about all lead to it. */
export function listSlips(right: number): Distractor[] {
  return [1, -1, 2, -2, 3].map((slip) => ({
    text: printAnswer(right + slip),
    reply:
      "Nothing is wrong with the way; somewhere in the sums a number was lost or counted twice. Add up once more.",
    misconception: "slip-in-a-sum",
  }));
}
