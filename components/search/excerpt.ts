export interface Piece {
  text: string;
  isFound: boolean;
}

const reach = 180;

/** The part of a text around the first of these words, cut into what was found and what stands between. */
export function cutExcerpt(text: string, words: readonly string[]): Piece[] {
  const escaped = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const found =
    escaped.length > 0
      ? new RegExp(String.raw`(?<![\p{L}\p{N}])(${escaped.join("|")})(?![\p{L}\p{N}])`, "giu")
      : null;
  const first = found === null ? -1 : text.search(found);
  const from = first < reach / 2 ? 0 : text.lastIndexOf(" ", first - reach / 3) + 1;
  const space = text.indexOf(" ", from + reach);
  const to = space < 0 ? text.length : space;
  const cut = `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  if (found === null) return [{ text: cut, isFound: false }];
  // Split by a group: every second piece is what was found.
  return cut
    .split(found)
    .map((piece, i) => ({ text: piece, isFound: i % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
