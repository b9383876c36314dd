import { AppError } from "@/lib/contract/app-error";
import type { Answer } from "@/lib/contract/poll";
import { isWithin } from "@/lib/contract/within";
import type { CompiledPoll, NumberPoll } from "@/lib/course/polls";

/** The largest distance from `value` that counts as it, in its unit. */
export function findReach(value: number, tolerance: NumberPoll["tolerance"]): number {
  return tolerance.kind === "relative" ? tolerance.amount * Math.abs(value) : tolerance.amount;
}

/**
 * Whether `given` is within the tolerance of `value`. A distance of exactly the tolerance is right, also where binary
 * fractions miss it by a rounding error (0.1 + 0.2 against 0.3).
 */
export function isNear(given: number, value: number, tolerance: NumberPoll["tolerance"]): boolean {
  return isWithin(given, { value, reach: findReach(value, tolerance) });
}

/** The answer in the one form in which it is stored: known options in the poll's order, numbers to 12 digits. */
export function checkAnswer(poll: CompiledPoll, answer: Answer): Answer {
  if (poll.kind === "number") {
    if (!("value" in answer)) throw new AppError("bad-request", 400, "This question asks for a number.");
    return { value: Number(answer.value.toPrecision(12)) };
  }
  if (!("options" in answer)) throw new AppError("bad-request", 400, "This question asks for a choice.");
  const chosen = poll.options.filter((option) => answer.options.includes(option.id));
  if (chosen.length !== answer.options.length || chosen.length === 0) {
    throw new AppError("bad-request", 400, "The answer names an option that this question does not have.");
  }
  if (poll.kind === "single" && chosen.length > 1) {
    throw new AppError("bad-request", 400, "This question takes one option.");
  }
  return { options: chosen.map((option) => option.id) };
}

/** Whether an answer, as `checkAnswer` returns it, is right. Of several options all the right ones, and no other. */
export function isRight(poll: CompiledPoll, answer: Answer): boolean {
  if (poll.kind === "number") return "value" in answer && isNear(answer.value, poll.value, poll.tolerance);
  return (
    "options" in answer &&
    poll.options.every((option) => option.correct === answer.options.includes(option.id))
  );
}
