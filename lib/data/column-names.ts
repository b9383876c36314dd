/** Most characters of a name in an Experiment. */
const longest = 40;

/** A name as it can stand beside an axis: one line, no signs that turn or hide text, at most 40 characters. */
function cleanName(raw: string): string {
  const name = raw
    .toWellFormed()
    // Control characters, and marks that change the direction of all text after them.
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return shorten(name, longest);
}

/** Cuts between characters, never within one. */
function shorten(name: string, most: number): string {
  if (name.length <= most) return name;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(name)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Clean names, no two of them alike: the second `x` is `x (2)`, and an empty name is the column's number. */
export function nameAll(raw: readonly string[], fallback: (index: number) => string): string[] {
  const taken = new Set<string>();
  return raw.map((text, index) => {
    const name = cleanName(text) || fallback(index);
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${shorten(name, longest - 6)} (${n})`;
    taken.add(unique);
    return unique;
  });
}
