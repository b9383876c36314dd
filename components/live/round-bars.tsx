import type { LiveAnswer, RoundCounts } from "@/lib/contract/live";
import type { PublicPoll } from "@/lib/contract/poll";
import { listBarRows, printShare, type BarRow } from "./bar-rows";
import styles from "./round-bars.module.css";

export interface RoundBarsProps {
  poll: PublicPoll;
  /** The last two are drawn. */
  rounds: readonly RoundCounts[];
  /** With it the right answer is marked. */
  answer: LiveAnswer | null;
  /** `hall`: read from the back row. */
  size?: "page" | "hall";
}

function countVoters(voters: number): string {
  return voters === 1 ? "1 vote" : `${voters} votes`;
}

/** How the votes of one round fell, or of two beside each other: bars for the eye, and a table of the same numbers. */
export function RoundBars({ poll, rounds, answer, size = "page" }: RoundBarsProps) {
  const drawn = rounds.slice(-2);
  if (drawn.length === 0) return <p className={styles.none}>Nobody has voted.</p>;
  const rows = listBarRows(poll, drawn, answer);
  return (
    <figure className={styles.bars} data-size={size}>
      <figcaption className={styles.caption} aria-hidden>
        {drawn.map((round, index) => (
          <span key={round.round} className={styles.key}>
            {drawn.length > 1 && <Bar isEarlier={index < drawn.length - 1} isSample />}
            {drawn.length > 1 && `Round ${round.round}: `}
            {countVoters(round.voters)}
          </span>
        ))}
        {poll.kind === "multiple" && <span>Several options could be chosen.</span>}
      </figcaption>
      <ol className={styles.rows} aria-hidden>
        {rows.map((row) => (
          <Row key={row.key} row={row} rounds={drawn} />
        ))}
      </ol>
      <BarsTable poll={poll} rows={rows} rounds={drawn} />
    </figure>
  );
}

function Bar({
  share = 1,
  isEarlier,
  isRight = false,
  isSample = false,
}: {
  share?: number;
  isEarlier: boolean;
  isRight?: boolean;
  isSample?: boolean;
}) {
  return (
    <span className={styles.track} data-sample={isSample || undefined}>
      <span
        className={styles.bar}
        data-earlier={isEarlier || undefined}
        data-right={isRight || undefined}
        data-empty={share === 0 || undefined}
        style={{ width: `${(100 * share).toFixed(2)}%` }}
      />
    </span>
  );
}

function Row({ row, rounds }: { row: BarRow; rounds: readonly RoundCounts[] }) {
  return (
    <li className={styles.row} data-right={row.isRight || undefined}>
      <span className={styles.name}>{row.name}</span>
      <span className={styles.text}>
        {row.html !== null && <span dangerouslySetInnerHTML={{ __html: row.html }} />}
        {row.isRight && <span className={styles.right}> right</span>}
      </span>
      <span className={styles.group}>
        {rounds.map(({ round, voters: all }, index) => {
          const voters = row.voters[index] ?? 0;
          return (
            <span key={round} className={styles.line}>
              <Bar
                share={all === 0 ? 0 : voters / all}
                isEarlier={index < rounds.length - 1}
                isRight={row.isRight}
              />
              <span className={styles.share}>{printShare(voters, all)}</span>
              <span className={styles.count}>{voters}</span>
            </span>
          );
        })}
      </span>
    </li>
  );
}

function BarsTable({
  poll,
  rows,
  rounds,
}: {
  poll: PublicPoll;
  rows: readonly BarRow[];
  rounds: readonly RoundCounts[];
}) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>How the votes fell{poll.kind === "multiple" && "; several options could be chosen"}</caption>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            {rounds.map(({ round, voters }) => (
              <th key={round} scope="col">
                Round {round}, {countVoters(voters)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                {row.html !== null && <span dangerouslySetInnerHTML={{ __html: `: ${row.html}` }} />}
                {row.isRight && " (right)"}
              </th>
              {rounds.map(({ round, voters: all }, index) => (
                <td key={round}>
                  {row.voters[index] ?? 0}, {printShare(row.voters[index] ?? 0, all)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
