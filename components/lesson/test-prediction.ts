import { createEngine } from "@/lib/experiment/engines/create-engine";
import { measurePoint } from "@/lib/experiment/run/point";
import { createSession } from "@/lib/experiment/run/session";
import type { Experiment } from "@/lib/experiment/schema";
import { judgeRuns } from "@/lib/contract/run-outcome";
import { compileLesson } from "@/lib/course/compile-lesson";
import { findPredicted } from "@/lib/course/predictions";
import { tagRules } from "./tag-rules";

async function trainToEnd(experiment: Experiment) {
  const engine = await createEngine(experiment, () =>
    Promise.reject(new Error("a prediction is of a network that needs no TensorFlow.js")),
  );
  const session = await createSession(engine, experiment);
  while (session.end === null) await session.step();
  const { step, train, validation } = await measurePoint(engine);
  engine.dispose();
  return { name: "", step, train, validation };
}

/**
 * For tests of a lesson's claims: runs what a prediction of it runs on the screen.
 *
 * @param makeExperiments - the widget's own, from what its tag in the lesson says and the poll sets in it
 * @returns the option for which the run speaks, the one that is right, and the ends of the curves
 */
export async function runPrediction(
  slug: string,
  pollId: string,
  makeExperiments: (props: object) => readonly Experiment[],
) {
  const { polls, widgets } = await compileLesson(slug, tagRules);
  const poll = polls.find(({ id }) => id === pollId);
  if (poll === undefined || poll.kind === "number" || poll.predict === null)
    throw new Error(`${slug} has no prediction ${pollId}`);
  const predicted = findPredicted(poll.predict, widgets);
  if (predicted === undefined) throw new Error(`${slug} has no widget ${poll.predict.widget}`);
  const { id: _id, caption: _caption, ...props } = predicted.props;
  const ends = await Promise.all(makeExperiments(props).map(trainToEnd));
  return {
    says: judgeRuns(poll.predict.outcome, ends),
    right: poll.options.find(({ correct }) => correct)?.id,
    ends,
  };
}
