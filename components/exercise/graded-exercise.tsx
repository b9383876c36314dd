"use client";

import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { ask } from "@/components/form/ask";
import { inTurn } from "@/components/poll/in-turn";
import { usePlace } from "@/components/poll/use-place";
import { dropAttempt, getAttempt } from "@/components/poll/waiting-votes";
import { Button } from "@/components/ui/button";
import { useInView } from "@/components/widget/use-in-view";
import type { ExerciseState } from "@/lib/contract/exercise";
import { AnswerExercise } from "./answer-exercise";
import { AttackExercise } from "./attack-exercise";
import { CodeExercise } from "./code-exercise";
import { getExerciseStore, type ExerciseStore, type LoadState } from "./exercise-store";
import { ExperimentExercise } from "./experiment-exercise";
import { GivenContext } from "./given";
import { HandInStatus } from "./hand-in-status";
import { useHandIn } from "./use-hand-in";
import styles from "./exercise.module.css";

export interface GradedExerciseProps {
  lesson: string;
  id: string;
  /** The prompt. */
  children: ReactNode;
}

/** What every kind's form gets. */
export interface FormProps<Kind extends ExerciseState["form"]["kind"]> {
  lesson: string;
  id: string;
  state: ExerciseState;
  form: Extract<ExerciseState["form"], { kind: Kind }>;
  /** @returns the key under which it was handed in */
  handIn: (evidence: Record<string, unknown>) => Promise<string>;
  /** While one is on its way. */
  isBusy: boolean;
  /** What other numbers stand in the prompt: for practice. Null for the reader's own. */
  onGiven: (given: Readonly<Record<string, number>> | null) => void;
}

const unloaded: LoadState = { kind: "loading" };

/** An exercise that the server grades: its prompt, what it takes to do it, and what has become of what was handed in. */
export function GradedExercise({ lesson, id, children }: GradedExerciseProps) {
  const place = usePlace();
  const store = getExerciseStore(lesson);
  const loaded = useSyncExternalStore(store.subscribe, store.read, () => unloaded);
  const state = loaded.kind === "loaded" ? loaded.exercises[id] : undefined;
  const [practice, setPractice] = useState<Readonly<Record<string, number>> | null>(null);
  const { isInView, viewRef } = useInView();
  const mayLoad = isInView && place === "own-page";
  useEffect(() => {
    if (mayLoad) void store.load();
  }, [mayLoad, store]);
  return (
    <GivenContext value={practice ?? state?.given ?? null}>
      {children}
      <div ref={viewRef} className={styles.body} data-screen-only>
        {place === "foreign-frame" ? (
          <p className={styles.note}>
            This exercise is graded on{" "}
            <a href={`/lessons/${lesson}#exercise-${id}`} target="_blank" rel="noopener">
              the course&rsquo;s own page
            </a>
            : do it there.
          </p>
        ) : loaded.kind === "failed" ? (
          <div className={styles.actions}>
            <p className={styles.note} role="alert">
              {loaded.message}
            </p>
            <Button onPress={() => void store.load()}>Try again</Button>
          </div>
        ) : loaded.kind === "loading" ? (
          <p className={styles.note}>The exercise is being fetched &hellip;</p>
        ) : state === undefined ? (
          <p className={styles.note}>The server does not know this exercise: load the page again.</p>
        ) : state.given === null ? (
          <Begin store={store} />
        ) : (
          <Work
            lesson={lesson}
            id={id}
            store={store}
            state={state}
            isPractice={practice !== null}
            onGiven={setPractice}
          />
        )}
      </div>
    </GivenContext>
  );
}

/** Numbers of one's own need somebody to own them: from here on the server knows this browser again. */
function Begin({ store }: { store: ExerciseStore }) {
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  async function begin(): Promise<void> {
    setAsking(true);
    const reply = await inTurn(() =>
      ask("/api/exercises/begin", { method: "POST", body: { attempt: getAttempt() } }),
    );
    if (reply.ok) {
      dropAttempt();
      const now = await store.load({ fresh: true });
      const isKnown =
        now.kind === "loaded" && Object.values(now.exercises).every(({ given }) => given !== null);
      if (!isKnown) setFault("This browser keeps no cookie for this site: allow it, then try again.");
    } else setFault(reply.message);
    setAsking(false);
  }
  return (
    <div className={styles.actions}>
      <Button variant="primary" onPress={() => void begin()} isDisabled={isAsking}>
        Draw my numbers
      </Button>
      <p className={styles.note} role="status">
        {fault ?? "Everybody gets other numbers here. Yours are kept by a cookie; no account is needed."}
      </p>
    </div>
  );
}

function Work({
  lesson,
  id,
  store,
  state,
  isPractice,
  onGiven,
}: {
  lesson: string;
  id: string;
  store: ExerciseStore;
  state: ExerciseState;
  /** What was handed in is of other numbers then. */
  isPractice: boolean;
  onGiven: (given: Readonly<Record<string, number>> | null) => void;
}) {
  const { phase, handIn } = useHandIn(lesson, id, store, state);
  const common = { lesson, id, state, handIn, isBusy: phase.kind === "sending", onGiven };
  const { form } = state;
  return (
    <>
      {form.kind === "answer" && <AnswerExercise {...common} form={form} />}
      {form.kind === "code" && <CodeExercise {...common} form={form} />}
      {form.kind === "experiment" && <ExperimentExercise {...common} form={form} />}
      {form.kind === "attack" && <AttackExercise {...common} form={form} />}
      {!isPractice && <HandInStatus phase={phase} state={state} />}
    </>
  );
}
