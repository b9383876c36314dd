import type { PictureFrame } from "./job";
import styles from "./view.module.css";

/** What the model says of each class: two bars, for the picture as it is and changed. */
export function Probabilities({ frame }: { frame: PictureFrame }) {
  const { classes, label, before, after } = frame;
  return (
    <table className={styles.bars}>
      <caption>The model&rsquo;s probability of each class</caption>
      <thead>
        <tr>
          <th scope="col">class</th>
          <td />
          <th scope="col" className={styles.before}>
            as it is
          </th>
          <th scope="col">changed</th>
        </tr>
      </thead>
      <tbody>
        {classes.map((name, i) => (
          <tr key={name} data-own={i === label || undefined}>
            <th scope="row">{name}</th>
            <td className={styles.tracks} aria-hidden>
              <div className={styles.track} data-before style={{ width: `${100 * (before[i] ?? 0)}%` }} />
              <div className={styles.track} style={{ width: `${100 * (after[i] ?? 0)}%` }} />
            </td>
            <td className={styles.before}>{(before[i] ?? NaN).toFixed(3)}</td>
            <td>{(after[i] ?? NaN).toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
