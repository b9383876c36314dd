import type { PlacedWidget } from "./check-tags";
import type { Prediction } from "./poll-file";
import type { CompiledPoll } from "./polls";
import type { TagContext, TagRules } from "./tag-rule";

/** The widget that a prediction names, as it is set for the run; undefined where the lesson has none of this name. */
export function findPredicted(
  { widget: name, set }: Prediction,
  widgets: readonly PlacedWidget[],
): PlacedWidget | undefined {
  const found = widgets.find(({ tag, props }) => (props["id"] ?? tag) === name);
  return found && { tag: found.tag, props: { ...found.props, ...set } };
}

/** What is wrong with the predictions of a lesson's polls, in words. */
export function listPredictionFaults(
  polls: readonly CompiledPoll[],
  widgets: readonly PlacedWidget[],
  rules: TagRules,
  context: TagContext,
): string[] {
  return polls.flatMap((poll) => {
    if (poll.kind === "number" || poll.predict === null) return [];
    const predicted = findPredicted(poll.predict, widgets);
    if (predicted === undefined)
      return [`${poll.id}: the lesson has no widget "${poll.predict.widget}" that could be run`];
    const faults = rules[predicted.tag]?.(predicted.props, context) ?? [];
    return faults.map((fault) => `${poll.id}: predict: <${predicted.tag}>: ${fault}`);
  });
}
