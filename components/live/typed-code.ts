import { joinCodeLength, printJoinCode } from "@/lib/contract/join-code";

/** Letters and digits alone, of a code or of the link that holds it. */
function clean(typed: string): string {
  const ofLink = /(?:[?&]code=|#)([^&#]*)/.exec(typed)?.[1];
  return (ofLink ?? typed).toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}

/**
 * What a code's field shows after somebody typed or pasted into it: capitals, with a gap in the middle.
 *
 * @param caret - where the caret stands in `typed`
 */
export function formatTypedCode(typed: string, caret = typed.length): { text: string; caret: number } {
  const text = printJoinCode(clean(typed).slice(0, joinCodeLength));
  const before = Math.min(clean(typed.slice(0, caret)).length, joinCodeLength);
  return { text, caret: printJoinCode("0".repeat(before)).length };
}
