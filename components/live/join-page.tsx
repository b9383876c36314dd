"use client";

import { JoinClass } from "@/components/class/join-class";
import { JoinedClasses } from "@/components/class/joined-classes";
import { LiveNow } from "@/components/class/live-now";
import type { LessonTitle } from "@/components/class/teach";
import { useJoined } from "@/components/class/use-joined";
import { CodeForm } from "./code-form";
import { FollowedSession } from "./followed-session";
import { useJoin } from "./use-join";
import styles from "./join.module.css";

/** Where everybody comes in who has a code: of a live session, whose questions follow, or of a class, which asks a name. */
export function JoinPage({ lessons }: { lessons: readonly LessonTitle[] }) {
  const { state, isReady, choose, rejoin } = useJoin();
  if (state.kind === "joined") {
    return (
      <FollowedSession
        key={state.session}
        session={state.session}
        code={state.code}
        onStranger={rejoin}
        onLeave={() => choose("")}
      />
    );
  }
  if (state.kind === "joining") {
    return (
      <>
        <h1>Join</h1>
        <p role="status" className={styles.waiting}>
          {state.isUnreachable ? "The server does not answer. Trying again." : "Joining."}
        </p>
      </>
    );
  }
  return <Entrance state={state} isReady={isReady} choose={choose} lessons={lessons} />;
}

type Joining = ReturnType<typeof useJoin>;

/** The field for a code, or what a class asks, and the classes that this browser is in. */
function Entrance({
  state,
  isReady,
  choose,
  lessons,
}: Pick<Joining, "isReady" | "choose"> & {
  state: Extract<Joining["state"], { kind: "form" | "class" }>;
  lessons: readonly LessonTitle[];
}) {
  const { classes, setClasses } = useJoined();
  const titles = new Map(lessons.map(({ slug, title }) => [slug, title]));
  if (state.kind === "class") {
    return (
      <JoinClass
        key={state.code}
        {...state}
        onJoined={(joined) => {
          setClasses(joined);
          choose("");
        }}
        onLeave={() => choose("")}
      />
    );
  }
  return (
    <>
      <h1>Join</h1>
      <LiveNow classes={classes} titles={titles} onJoin={choose} />
      {/* The address is known only once the script runs: the field begins again with it. */}
      <CodeForm
        key={`${isReady} ${state.typed} ${state.error}`}
        typed={state.typed}
        error={state.error}
        isReady={isReady}
        onCode={choose}
      />
      <JoinedClasses classes={classes} lessons={lessons} onChange={setClasses} />
    </>
  );
}
