"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { nameExercise, type AssignableExercise } from "@/lib/contract/assignment";
import styles from "./assignments.module.css";
import type { SetDraft } from "./set-draft";
import { FieldGroup, type DraftProps } from "./field-group";

type Chosen = SetDraft["exercises"][number];

const kinds: Record<AssignableExercise["kind"], string> = {
  answer: "answers",
  code: "code",
  experiment: "a trained model",
  attack: "a picture that fools a model",
};

const keyOf = ({ lesson, exercise }: Pick<Chosen, "lesson" | "exercise">) => `${lesson}/${exercise}`;

/** The exercises of a set, in their order, and a choice of those that the server grades. */
export function ChooseExercises({
  draft,
  errors,
  onEdit,
  assignable,
  titles,
}: DraftProps & { assignable: readonly AssignableExercise[]; titles: ReadonlyMap<string, string> }) {
  const { exercises } = draft;
  const taken = new Set(exercises.map(keyOf));
  const free = assignable.filter((each) => !taken.has(keyOf(each)));
  const [wanted, setWanted] = useState("");
  const next = free.find((each) => keyOf(each) === wanted) ?? free[0];
  const known = new Map(assignable.map((each) => [keyOf(each), each]));

  const edit = (list: Chosen[]) => onEdit({ exercises: list });
  const move = (index: number, by: number) => {
    const list = [...exercises];
    const [entry] = list.splice(index, 1);
    if (entry !== undefined) list.splice(index + by, 0, entry);
    edit(list);
  };
  return (
    <FieldGroup title="Exercises" error={errors.exercises}>
      {exercises.length > 0 && (
        <ol className={styles.chosen}>
          {exercises.map((entry, index) => {
            const name = nameExercise(entry.exercise);
            return (
              <li key={keyOf(entry)}>
                <p>
                  {name}, in {titles.get(entry.lesson) ?? entry.lesson}
                </p>
                <p className={styles.note}>{known.get(keyOf(entry))?.text}</p>
                <div className={styles.row}>
                  <NumberField
                    label={`Points for ${name}`}
                    value={entry.points}
                    min={1}
                    max={1000}
                    onChange={(points) =>
                      edit(exercises.map((each, at) => (at === index ? { ...each, points } : each)))
                    }
                  />
                  <Button
                    variant="quiet"
                    isDisabled={index === 0}
                    onPress={() => move(index, -1)}
                    aria-label={`Move ${name} up`}
                  >
                    Up
                  </Button>
                  <Button
                    variant="quiet"
                    isDisabled={index === exercises.length - 1}
                    onPress={() => move(index, 1)}
                    aria-label={`Move ${name} down`}
                  >
                    Down
                  </Button>
                  <Button
                    variant="quiet"
                    onPress={() => edit(exercises.filter((_, at) => at !== index))}
                    aria-label={`Take ${name} out`}
                  >
                    Take out
                  </Button>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {next === undefined ? (
        <p className={styles.note}>All exercises that the server grades are in it.</p>
      ) : (
        <>
          <div className={styles.row}>
            <Select
              label="Exercise"
              value={keyOf(next)}
              onChange={setWanted}
              options={free.map((each) => ({
                value: keyOf(each),
                label: nameExercise(each.exercise),
                group: titles.get(each.lesson) ?? each.lesson,
                note: `Takes ${kinds[each.kind]}.`,
              }))}
            />
            <Button
              onPress={() =>
                edit([...exercises, { lesson: next.lesson, exercise: next.exercise, points: 10 }])
              }
            >
              Add it
            </Button>
          </div>
          <p className={styles.note}>{next.text}</p>
        </>
      )}
    </FieldGroup>
  );
}
