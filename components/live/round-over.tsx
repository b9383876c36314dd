import { describeRight, nameAnswer } from "@/components/poll/answer-names";
import { emptyDraft, writeDraft } from "@/components/poll/draft";
import { PollOptions } from "@/components/poll/poll-options";
import { isAtRun, type LiveAnswer, type LivePollView, type OwnLiveVote } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { isRightAnswer, listOwnReplies } from "./own-result";
import { RoundBars } from "./round-bars";
import { RoundFlows } from "./round-flows";
import { isSameRound, isSameVote, type Votes } from "./use-votes";
import styles from "./join.module.css";

export interface RoundOverProps {
  id: string;
  poll: PublicPoll;
  asked: LivePollView;
  votes: Votes;
}

function describeOwn(poll: PublicPoll, own: readonly OwnLiveVote[], round: number): string {
  const names = own.map((vote) => `${nameAnswer(poll, vote.answer)}${vote.sure ? " (sure)" : ""}`);
  const last = own.at(-1);
  if (last === undefined) return "You did not answer.";
  if (own.length === 1 && last.round === round) return `Your answer was ${names[0]}.`;
  return `Your answers: ${own.map((vote, index) => `${names[index]} in round ${vote.round}`).join(", ")}.`;
}

function describePause(isDiscussed: boolean, isAtScreen: boolean): string {
  if (isDiscussed) return "Talk to your neighbour: why did you answer as you did?";
  return isAtScreen ? "Watch the screen: the model is training." : "The round is closed.";
}

/** A vote for the round that the server has refused and does not have. */
function findMissed(
  { sending }: Votes,
  own: readonly OwnLiveVote[],
  round: Pick<OwnLiveVote, "poll" | "round">,
): OwnLiveVote | null {
  if (sending?.phase !== "failed" || !isSameRound(sending.vote, round)) return null;
  const kept = own.find((vote) => isSameRound(vote, round));
  return kept !== undefined && isSameVote(kept, sending.vote) ? null : sending.vote;
}

/** A question between and after its rounds: one's own answer, then whatever the presenter has shown. */
export function RoundOver({ id, poll, asked, votes }: RoundOverProps) {
  const { phase, round } = asked.state;
  const own = (votes.own ?? []).filter((vote) => vote.poll === asked.id);
  const last = own.at(-1) ?? null;
  const missed = findMissed(votes, own, { poll: asked.id, round });
  const isDiscussed = phase === "discuss";
  const isAtScreen = isAtRun(asked.state) && asked.rounds === null;
  const right = asked.answer && new Set(asked.answer.options.flatMap((o) => (o.correct ? [o.id] : [])));
  return (
    <>
      {asked.answer === null && (
        <p className={styles.state}>
          {describePause(isDiscussed, isAtScreen)}{" "}
          {votes.own !== null && (last !== null || missed === null) && describeOwn(poll, own, round)}
          {(isDiscussed || isAtScreen) && " You will vote once more."}
        </p>
      )}
      {missed !== null && (
        <p className={styles.missed} role="alert">
          Your answer {nameAnswer(poll, missed.answer)} did not reach the server before the round closed: it
          does not count.
        </p>
      )}
      {asked.answer !== null && <Revealed poll={poll} answer={asked.answer} own={own} round={round} />}
      {asked.rounds !== null && <RoundBars poll={poll} rounds={asked.rounds} answer={asked.answer} />}
      {asked.flows !== null && <RoundFlows poll={poll} flows={asked.flows} answer={asked.answer} />}
      {poll.kind !== "number" && asked.rounds === null && (
        <div className={styles.ballot}>
          <PollOptions
            poll={poll}
            name={`${id}-closed`}
            draft={last === null ? emptyDraft : writeDraft(last.answer)}
            onChange={() => undefined}
            isDisabled
            rightOptions={right}
          />
        </div>
      )}
    </>
  );
}

function Revealed({
  poll,
  answer,
  own,
  round,
}: {
  poll: PublicPoll;
  answer: LiveAnswer;
  own: readonly OwnLiveVote[];
  round: number;
}) {
  const last = own.at(-1) ?? null;
  const isRight = last !== null && isRightAnswer(last.answer, answer);
  const replies = last === null ? [] : listOwnReplies(last.answer, answer);
  return (
    <div className={styles.revealed}>
      <p className={styles.verdict} data-right={last === null ? undefined : isRight}>
        {last !== null && (isRight ? "Right. " : "Not this time. ")}
        {describeRight(poll, answer)}
      </p>
      <p className={styles.own}>{describeOwn(poll, own, round)}</p>
      {replies.map(({ option, html }) => (
        <div key={option} className={styles.reply} dangerouslySetInnerHTML={{ __html: html }} />
      ))}
      <div dangerouslySetInnerHTML={{ __html: answer.explanationHtml }} />
    </div>
  );
}
