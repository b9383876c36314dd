"use client";

import { LiveLines } from "@/components/charts/live-lines";
import { usePalette } from "@/components/charts/palette";
import type { SavedHandIn } from "@/lib/contract/exercise";
import styles from "./exercise.module.css";

interface Look {
  /** On the test set that is looked at again and again, and on examples that nobody has seen. */
  peek: number;
  fresh: number;
}

/** What was measured at each look, the first one first. */
export function listLooks(handIns: readonly Pick<SavedHandIn, "grade">[]): Look[] {
  return handIns
    .flatMap(({ grade }) => {
      const peek = grade?.report.peek;
      const fresh = grade?.report.figures?.measured;
      return peek === undefined || fresh == null ? [] : [{ peek, fresh }];
    })
    .reverse();
}

/** By how much the test set praises the model that it praises most; null without a look. */
export function measureOptimism(looks: readonly Look[]): number | null {
  const [first] = looks;
  if (first === undefined) return null;
  const best = looks.reduce((most, look) => (look.peek > most.peek ? look : most), first);
  return best.peek - best.fresh;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A test set that wears out: how often it may still be looked at, and what the looks have cost in truth. */
export function Optimism({
  most,
  size,
  left,
  handIns,
}: {
  most: number;
  size: number;
  left: number;
  handIns: readonly SavedHandIn[];
}) {
  const palette = usePalette();
  const looks = listLooks(handIns);
  const optimism = measureOptimism(looks);
  const x = looks.map((_, index) => index + 1);
  return (
    <div className={styles.form}>
      <p className={styles.note} role="status">
        Each model that you hand in is a look at the same test set of {size} examples. Looks left: {left} of{" "}
        {most}.
      </p>
      {optimism !== null && (
        <>
          <LiveLines
            series={[
              {
                name: `the same ${size} examples`,
                x,
                y: looks.map(({ peek }) => peek),
                color: palette.classes[0],
              },
              { name: "fresh examples", x, y: looks.map(({ fresh }) => fresh), color: palette.ink },
            ]}
            xLabel="look"
            yLabel="share of right answers"
            xRange={{ low: 1, high: most }}
            height={200}
            ariaLabel={`Share of right answers at each look: ${looks
              .map(({ peek, fresh }, index) => `look ${index + 1}: ${percent(peek)}, fresh ${percent(fresh)}`)
              .join("; ")}`}
          />
          <p className={styles.note}>
            Of the model that it likes best the test set says {percent(Math.abs(optimism))}{" "}
            {optimism < 0 ? "less" : "more"} than fresh examples do.
          </p>
        </>
      )}
    </div>
  );
}
