import { Fragment } from "react";
import styles from "./superscript-text.module.css";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
const PLAIN = "0123456789−";

/**
 * Text with its superscript characters as raised digits of its own font: fonts have ¹ ² ³ and seldom the others, so that
 * an exponent would be set in two typefaces.
 */
export function SuperscriptText({ text }: { text: string }) {
  const parts = text.split(/([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <sup key={index} className={styles.raised}>
        {[...part].map((character) => PLAIN[RAISED.indexOf(character)]).join("")}
      </sup>
    ),
  );
}
