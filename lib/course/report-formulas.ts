import type { Root } from "hast";
import type { Plugin } from "unified";
import type { Report } from "./check-tags";

/** rehype-katex leaves a note where it could not set a formula and shows its source in red; here that is a fault. */
export const reportFormulas: Plugin<[Report], Root> = (report) => (_tree, file) => {
  for (const message of file.messages) {
    if (message.source !== "rehype-katex") continue;
    const cause = message.cause instanceof Error ? message.cause.message : message.reason;
    report(message.line ?? 1, `KaTeX: ${cause}`);
  }
};
