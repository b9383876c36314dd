import { parseExpression } from "@/lib/math/expression/parse-expression";
import { runBackward, type BackwardRun } from "@/lib/math/expression/run-backward";
import { ExpressionError, type Expression } from "@/lib/math/expression/syntax";
import { differenceQuotient, recordTape, runForward, type Tape } from "@/lib/math/expression/tape";
import { MOST_ENTRIES, MOST_VARIABLES, type State } from "./state";

/** Everything that is drawn, from the state. */
export interface Stage {
  expression: Expression;
  tape: Tape;
  /** By variable. */
  given: Record<string, number>;
  values: number[];
  run: BackwardRun;
  forwardSteps: number;
  /** Forward steps, the start at the result, backward steps. */
  steps: number;
  /** Steps done. */
  step: number;
  /** By entry: what the steps done so far have found; null where they have found nothing yet. */
  shownValues: (number | null)[];
  shownDerivatives: (number | null)[];
}

/** @throws ExpressionError */
export function readExpression(text: string): { expression: Expression; tape: Tape } {
  const expression = parseExpression(text);
  const tape = recordTape(expression);
  const whole = { from: 0, to: text.length };
  if (tape.variables.length > MOST_VARIABLES)
    throw new ExpressionError(
      `There are ${tape.variables.length} variables; the picture has room for ${MOST_VARIABLES}.`,
      whole,
    );
  if (tape.entries.length > MOST_ENTRIES)
    throw new ExpressionError(
      `The tape would have ${tape.entries.length} lines; the picture has room for ${MOST_ENTRIES}.`,
      whole,
    );
  return { expression, tape };
}

/** What is wrong with a text; null when it is an expression. */
export function findFault(text: string): ExpressionError | null {
  try {
    readExpression(text);
    return null;
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

/** @throws ExpressionError */
export function buildStage({ expression: text, values: chosen, step: wanted }: State): Stage {
  const { expression, tape } = readExpression(text);
  const given = Object.fromEntries(tape.variables.map((name) => [name, chosen[name] ?? 1]));
  const values = runForward(tape, given);
  const run = runBackward(tape, values);
  const forwardSteps = tape.entries.length - tape.firstOperation;
  const steps = forwardSteps + (run.derivatives.at(-1) == null ? 0 : 1 + run.steps.length);
  const step = Math.min(wanted, steps);
  return {
    expression,
    tape,
    given,
    values,
    run,
    forwardSteps,
    steps,
    step,
    shownValues: values.map((value, index) => (index < tape.firstOperation + step ? value : null)),
    shownDerivatives: replay(run, step - forwardSteps),
  };
}

/** The derivatives as far as they are summed up after so many steps back, the start at the result being the first. */
function replay({ derivatives, steps }: BackwardRun, done: number): (number | null)[] {
  const shown: (number | null)[] = derivatives.map(() => null);
  if (done < 1) return shown;
  shown[shown.length - 1] = derivatives.at(-1) == null ? null : 1;
  for (const { shares } of steps.slice(0, done - 1))
    for (const { input, after } of shares) shown[input] = after;
  return shown;
}

export interface Check {
  name: string;
  derivative: number;
  difference: number;
}

/** Each variable's derivative beside its difference quotient. */
export function checkDerivatives({ tape, given, run }: Stage): Check[] {
  return tape.variables.map((name, index) => ({
    name,
    derivative: run.derivatives[index] ?? NaN,
    difference: differenceQuotient(tape, given, name),
  }));
}

/** How a line of the tape is called: a variable by its name, a number by itself, a result v1, v2, … */
export function nameEntry({ entries, firstOperation }: Tape, index: number): string {
  const entry = entries[index];
  if (entry?.kind === "variable") return entry.name;
  if (entry?.kind === "number") return String(entry.value);
  return `v${index - firstOperation + 1}`;
}
