import { SuperscriptText } from "@/components/ui/superscript-text";
import styles from "./readout.module.css";

export interface ReadoutItem {
  label: string;
  value: string;
  /** Characters to keep free, so that the line never jumps; the value's own length when absent. */
  width?: number;
}

/** One line of figures under a picture. */
export function Readout({ items }: { items: readonly ReadoutItem[] }) {
  return (
    <dl className={styles.readout}>
      {items.map(({ label, value, width }, index) => (
        <div key={index} className={styles.item}>
          <dt>{label}</dt>
          <dd style={{ minWidth: `${width ?? value.length}ch` }}>
            <SuperscriptText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
