import type { PollResult, PublicPoll } from "@/lib/contract/poll";
import { letterOf, printValue } from "./answer-names";
import styles from "./poll.module.css";

interface Row {
  key: string;
  label: string;
  readers: number;
  isRight: boolean;
}

function listRows(poll: PublicPoll, result: PollResult): Row[] {
  if (result.number === null) {
    return poll.options.map((option, index) => {
      const revealed = result.options.find((candidate) => candidate.id === option.id);
      return {
        key: option.id,
        label: letterOf(index),
        readers: revealed?.readers ?? 0,
        isRight: revealed?.correct ?? false,
      };
    });
  }
  const { values, others } = result.number.distribution;
  const rows = values.map((entry) => ({
    key: String(entry.value),
    label: printValue(entry.value),
    readers: entry.readers,
    isRight: entry.correct,
  }));
  if (others > 0) rows.push({ key: "others", label: "other", readers: others, isRight: false });
  return rows;
}

/** What all readers have answered so far: a table whose middle column is drawn as bars. */
export function PollDistribution({ poll, result }: { poll: PublicPoll; result: PollResult }) {
  const rows = listRows(poll, result);
  const everybody =
    result.readers === 1 ? "You are the first to answer" : `Answers of ${result.readers} readers`;
  return (
    <table className={styles.distribution}>
      <caption>
        {everybody}
        {poll.kind === "multiple" && "; several options could be chosen"}
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Answer</th>
          <td />
          <th scope="col">Readers</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const share = result.readers === 0 ? 0 : (100 * row.readers) / result.readers;
          return (
            <tr key={row.key}>
              <th scope="row">
                {row.label}
                {row.isRight && <span className="visually-hidden"> (right)</span>}
              </th>
              <td className={styles.barCell}>
                <span
                  className={styles.bar}
                  data-right={row.isRight || undefined}
                  style={{ width: `${share.toFixed(2)}%` }}
                />
              </td>
              <td className={styles.count}>{row.readers}</td>
              <td className={styles.count}>{Math.round(share)} %</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
