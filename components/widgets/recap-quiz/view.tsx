"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Readout } from "@/components/widget/readout";
import { useWidget, type WidgetProps } from "@/components/widget/use-widget";
import { ValuesTable } from "@/components/widget/values-table";
import { WidgetFrame } from "@/components/widget/widget-frame";
import { askQuestions, countRight, giveAnswer } from "./model";
import { QuestionView } from "./question-view";
import { print } from "./questions/question";
import { definition, type State } from "./state";
import styles from "./view.module.css";

const CAPTION =
  "Every number is drawn anew from the seed and every answer computed from it. Many wrong answers are known, and are told what led to them. Answers stay on this device.";

/** A mixed set of questions on convolutional networks, with other numbers each time. */
export function RecapQuiz(props: WidgetProps<State>) {
  const widget = useWidget(definition, props);
  const { state, set } = widget;
  const asked = askQuestions(state);
  const right = countRight(asked, state);
  const open = asked.filter(({ isOpen }) => !isOpen).length;
  const begin = (seed: number) => set({ seed, given: [] });
  return (
    <WidgetFrame
      definition={definition}
      widget={widget}
      title={
        open === 0
          ? `${right} of ${asked.length} without help`
          : `${asked.length} questions, ${open === asked.length ? "each with its own numbers" : `${open} to go`}`
      }
      caption={props.caption ?? CAPTION}
      controls={
        <>
          <Button variant={open === 0 ? "primary" : "plain"} onPress={() => begin(state.seed + 1)}>
            New numbers
          </Button>
          <NumberField label="Seed" value={state.seed} min={0} max={999_999} onChange={begin} />
        </>
      }
      readout={
        <Readout
          items={[
            { label: "right without help", value: `${right} of ${asked.length}`, width: 8 },
            { label: "to go", value: String(open), width: 2 },
          ]}
        />
      }
      values={
        <ValuesTable
          caption="What was answered so far"
          columns={["question", "your answer", "judged"]}
          rows={asked.map(({ kind, given, isRight, isOpen }) => [
            kind.title,
            given === null ? "none" : print(given, 6),
            isRight ? "right" : isOpen ? "working shown" : given === null ? "open" : "not yet right",
          ])}
        />
      }
    >
      <ol className={styles.questions}>
        {asked.map((one) => (
          <QuestionView
            // With another seed the question is another one, and its field is empty.
            key={`${state.seed} ${one.kind.id}`}
            asked={one}
            onCheck={(value) => set(giveAnswer(state, one.kind.id, { value }))}
            onShow={() => set(giveAnswer(state, one.kind.id, { isShown: true }))}
          />
        ))}
      </ol>
    </WidgetFrame>
  );
}
