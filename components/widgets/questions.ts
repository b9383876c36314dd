import { AppError } from "@/lib/contract/app-error";
import type { WidgetDefinition } from "@/lib/contract/widget";
import type { WidgetQuestion } from "@/lib/contract/widget-question";
import { isAskable, type AskableWidget } from "./askable";
import { askOutput } from "./convolution-stepper/question";
import { definition as convolutionStepper } from "./convolution-stepper/state";
import { askParameters } from "./network-sizer/question";
import { definition as networkSizer } from "./network-sizer/state";

type Ask = (state: unknown) => WidgetQuestion;

/** A widget's question of a state that came from outside. */
function askOf<S>({ schema }: WidgetDefinition<S>, write: (state: S) => WidgetQuestion): Ask {
  return (state) => {
    const parsed = schema.safeParse(state);
    if (parsed.success) return write(parsed.data);
    throw new AppError("bad-request", 400, "The instrument's settings do not fit: reset it, then ask again.");
  };
}

const questions: Record<AskableWidget, Ask> = {
  "convolution-stepper": askOf(convolutionStepper, askOutput),
  "network-sizer": askOf(networkSizer, askParameters),
};

/**
 * The question that a widget's state asks, with its right answer and wrong ones that tempt: for the server alone.
 *
 * @param state - from outside: it is checked by the widget's own schema
 * @throws AppError "bad-request" for a widget that asks nothing, and for a state that does not fit or has nothing to ask.
 */
export function writeWidgetQuestion(widget: string, state: unknown): WidgetQuestion {
  if (!isAskable(widget)) throw new AppError("bad-request", 400, "This instrument has no question to ask.");
  return questions[widget](state);
}
