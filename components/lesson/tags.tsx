import "server-only";

import { createElement, type ComponentType, type ReactNode } from "react";
import { GradedExercise } from "@/components/exercise/graded-exercise";
import { Given } from "@/components/exercise/given";
import { LessonCellView } from "@/components/cell/lazy";
import { PollView, type PollViewProps } from "@/components/poll/poll";
import type { PredictedRun } from "@/components/present/predicted-run";
import { PoolAlone } from "@/components/pooled/lazy";
import * as widgets from "@/components/widgets/registry";
import type { CompiledLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx, type TagMap } from "@/lib/course/evaluate-mdx";
import { getGlossary } from "@/lib/course/glossary";
import { renderInline } from "@/lib/course/markdown";
import { publicPoll, type CompiledPoll } from "@/lib/course/polls";
import { findPredicted } from "@/lib/course/predictions";
import { ExerciseFrame } from "./exercise-frame";
import * as prose from "./prose";
import { TermWithDefinition } from "./term";

const { Heading2, Heading3, Table, HeadCell, ...proseTags } = prose;

async function Term({ id, children }: { id: string; children: ReactNode }) {
  const entry = (await getGlossary()).find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`No term ${id} in the glossary`);
  const definitionHtml = await renderInline(entry.definition);
  return (
    <TermWithDefinition id={id} definitionHtml={definitionHtml}>
      {children}
    </TermWithDefinition>
  );
}

/** The widget that answers a poll by training, set as the poll says; null for a poll that none answers. */
function makeRun(poll: CompiledPoll, placed: CompiledLesson["widgets"]): PredictedRun | null {
  if (poll.kind === "number" || poll.predict === null) return null;
  const predicted = findPredicted(poll.predict, placed);
  if (predicted === undefined) throw new Error(`No widget ${poll.predict.widget} for the poll ${poll.id}`);
  const Widget = widgets[predicted.tag as keyof typeof widgets];
  const widget = <Widget {...predicted.props} id={`${poll.id}-run`} />;
  return { widget, rule: poll.predict.outcome };
}

/**
 * The one map of MDX tags, for this lesson: polls and exercises are looked up in its own folder.
 *
 * @param LiveView - what a poll is shown as to a class; left out, each is a reader's own
 */
export function createTags(
  { lesson, polls, exercises, cells, widgets: placed }: CompiledLesson,
  LiveView?: ComponentType<PollViewProps & { run: PredictedRun | null }>,
): TagMap {
  function Poll({ id }: { id: string }) {
    const poll = polls.find((candidate) => candidate.id === id);
    if (poll === undefined) throw new Error(`No poll ${id} in ${lesson.slug}`);
    const props = { lesson: lesson.slug, poll: publicPoll(poll) };
    return LiveView === undefined ? (
      <PollView {...props} />
    ) : (
      <LiveView {...props} run={makeRun(poll, placed)} />
    );
  }
  function Exercise({ id }: { id: string }) {
    const number = exercises.findIndex((candidate) => candidate.id === id);
    const exercise = exercises[number];
    if (exercise === undefined) throw new Error(`No exercise ${id} in ${lesson.slug}`);
    const prompt = createElement(evaluateMdx(exercise.code), { components: tags });
    return (
      <ExerciseFrame id={id}>
        {exercise.isGraded ? (
          <GradedExercise lesson={lesson.slug} id={id}>
            {prompt}
          </GradedExercise>
        ) : (
          prompt
        )}
      </ExerciseFrame>
    );
  }
  function Cell({ id, children }: { id: string; children: ReactNode }) {
    const { slug, title } = lesson;
    return (
      <LessonCellView lesson={{ slug, title }} cells={cells} id={id}>
        {children}
      </LessonCellView>
    );
  }
  const tags: TagMap = {
    ...proseTags,
    ...widgets,
    Term,
    Poll,
    Exercise,
    Cell,
    Given,
    PooledSearch: PoolAlone,
    h2: Heading2,
    h3: Heading3,
    table: Table,
    th: HeadCell,
  };
  return tags;
}
