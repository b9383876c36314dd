import { useId } from "react";
import type { AnswerFlow, LiveAnswer } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { gatherFlows, isRightFlowAnswer, nameFlowAnswer } from "./flow-answers";
import { layOutFlows, type FlowBand, type FlowEnd } from "./flow-bands";
import styles from "./round-flows.module.css";

export interface RoundFlowsProps {
  poll: PublicPoll;
  /** Of those who voted in both rounds; the picture is left out where there is none. */
  flows: readonly AnswerFlow[];
  /** With it what leads to the right answer is marked. */
  answer: LiveAnswer | null;
  /** `hall`: read from the back row. */
  size?: "page" | "hall";
}

const [width, height, left, right, thick] = [320, 180, 70, 250, 8] as const;

function drawBand({ fromTop, toTop, height: share }: FlowBand): string {
  const [from, to, size] = [fromTop * height, toTop * height, share * height];
  const [start, end, middle] = [left + thick, right - thick, (left + right) / 2];
  return (
    `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}` +
    `V${to + size}C${middle} ${to + size} ${middle} ${from + size} ${start} ${from + size}Z`
  );
}

function countPeople(voters: number): string {
  return voters === 1 ? "1 person" : `${voters} people`;
}

/** Where those went who voted in both rounds: the earlier answer at the left, the later one at the right. */
export function RoundFlows({ poll, flows, answer, size = "page" }: RoundFlowsProps) {
  const id = useId();
  if (flows.length === 0) return null;
  const gathered = gatherFlows(poll, flows);
  const { before, after, bands } = layOutFlows(gathered.flows, gathered.order);
  const count = (some: readonly { voters: number }[]) => some.reduce((sum, { voters }) => sum + voters, 0);
  const all = count(flows);
  const changed = count(flows.filter(({ from, to }) => from !== to));
  const name = (end: string) => nameFlowAnswer(poll, end);
  const isRight = (end: string) => isRightFlowAnswer(poll, end, answer) || undefined;
  return (
    <figure className={styles.flows} data-size={size} aria-labelledby={id}>
      <figcaption id={id}>
        From one round (left) to the next (right), {changed} of {countPeople(all)} changed the answer.
      </figcaption>
      <svg viewBox={`0 -4 ${width} ${height + 8}`} aria-hidden>
        {bands.map((band) => (
          <path
            key={`${band.from} ${band.to}`}
            className={styles.band}
            d={drawBand(band)}
            data-right={isRight(band.to)}
            data-stayed={band.from === band.to || undefined}
          />
        ))}
        {before.map((end) => (
          <End key={end.answer} end={end} name={name(end.answer)} x={left} isRight={isRight(end.answer)} />
        ))}
        {after.map((end) => (
          <End
            key={end.answer}
            end={end}
            name={name(end.answer)}
            x={right - thick}
            isRight={isRight(end.answer)}
          />
        ))}
      </svg>
      <ul className="visually-hidden">
        {bands.map(({ from, to, voters }) => (
          <li key={`${from} ${to}`}>
            {from === to
              ? `${countPeople(voters)} stayed with ${name(from)}`
              : `${countPeople(voters)} went from ${name(from)} to ${name(to)}`}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function End({ end, name, x, isRight }: { end: FlowEnd; name: string; x: number; isRight?: boolean }) {
  const isLeft = x === left;
  return (
    <g data-right={isRight} className={styles.end}>
      <rect x={x} y={end.top * height} width={thick} height={end.height * height} />
      <text
        x={isLeft ? x - 6 : x + thick + 6}
        y={(end.top + end.height / 2) * height}
        textAnchor={isLeft ? "end" : "start"}
        dominantBaseline="central"
      >
        {name} <tspan className={styles.count}>{end.voters}</tspan>
      </text>
    </g>
  );
}
