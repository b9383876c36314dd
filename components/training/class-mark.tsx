import styles from "./class-mark.module.css";

/** The shapes that the plane draws points in, by class, in a square of 12. */
const shapes = [
  <circle key="circle" cx="6" cy="6" r="4.5" />,
  <rect key="square" x="2" y="2" width="8" height="8" />,
  <path key="up" d="M6 1 11 10H1Z" />,
  <path key="diamond" d="M6 .5 11.5 6 6 11.5 .5 6Z" />,
  <path key="down" d="M6 11 1 2H11Z" />,
];

/** The colour and shape of a class, as its points have them. Says nothing by itself: its name must stand beside it. */
export function ClassMark({ label, classes }: { label: number; classes: number }) {
  // Two classes have colours as far apart as there are.
  const color = classes === 2 && label === 1 ? 5 : label + 1;
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 12 12"
      style={{ fill: `var(--class-${color})` }}
      aria-hidden
      focusable="false"
    >
      {shapes[label]}
    </svg>
  );
}
