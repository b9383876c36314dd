"use client";

import { useWidth } from "@/components/charts/use-width";
import { PixelMap } from "@/components/charts/pixel-map";
import type { Palette } from "@/components/charts/palette";
import { PIXELS, SIDE } from "./experiment";
import type { Frame } from "./job";
import { STRIP } from "./plane";
import styles from "./view.module.css";

const rows = [
  { key: "clean", name: "digit", label: "as it is" },
  { key: "seen", name: "sees", label: "as the network sees it" },
  { key: "given", name: "gives", label: "as the network gives it back" },
  { key: "axes", name: "PCA", label: "by principal axes" },
] as const;

/** Room for the names of the rows, in CSS pixels. */
const NAME_WIDTH = 52;

/** Digits held back: what the network sees of each, what it gives, and what as many principal axes give. */
export function StripView({ frame, palette }: { frame: Frame; palette: Palette }) {
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const side = Math.max(20, Math.min(64, Math.floor((width - NAME_WIDTH) / STRIP) - 6));
  return (
    <div ref={ref} className={styles.strip}>
      {rows
        .filter(({ key }) => key !== "clean" || frame.seen > 0)
        .map(({ key, name, label }) => (
          <div key={key} className={styles.stripRow}>
            <span className={styles.stripName}>{name}</span>
            {Array.from({ length: STRIP }, (_, i) => (
              <PixelMap
                key={i}
                label={`Digit ${frame.labels[i]}, ${label}`}
                values={frame.strip[key].subarray(i * PIXELS, (i + 1) * PIXELS)}
                rows={SIDE}
                columns={SIDE}
                shade="grey"
                palette={palette}
                width={side}
              />
            ))}
          </div>
        ))}
    </div>
  );
}
