import type { Place } from "@/lib/math/expression/syntax";
import styles from "./view.module.css";

/** The text with the place of its fault marked. The message beside it is what is read aloud. */
export function FaultPlace({ text, place }: { text: string; place: Place }) {
  if (text === "") return null;
  return (
    <p className={styles.fault} aria-hidden>
      {text.slice(0, place.from)}
      <mark>{text.slice(place.from, place.to) || " "}</mark>
      {text.slice(place.to)}
    </p>
  );
}
