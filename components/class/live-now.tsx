"use client";

import { Button } from "@/components/ui/button";
import type { JoinedClass } from "@/lib/contract/class";
import styles from "./class.module.css";

/** The classes that are live just now, to be joined without a code. */
export function LiveNow({
  classes,
  titles,
  onJoin,
}: {
  classes: readonly JoinedClass[];
  titles: ReadonlyMap<string, string>;
  onJoin: (code: string) => void;
}) {
  return (
    <div role="status">
      {classes.map(
        ({ id, name, live }) =>
          live !== null && (
            <p key={id} className={styles.live}>
              <span>
                {name} is live: {titles.get(live.lesson) ?? live.lesson}.
              </span>
              <Button variant="primary" onPress={() => onJoin(live.joinCode)} aria-label={`Join ${name} now`}>
                Join
              </Button>
            </p>
          ),
      )}
    </div>
  );
}
