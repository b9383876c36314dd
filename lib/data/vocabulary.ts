/** What stands for every character outside a vocabulary. */
const rareCharacter = "\u00b7";

/**
 * The commonest characters in the order of the alphabet; the last entry stands for all others, where there are any.
 * @param most entries in all, 2 at least
 */
export function findVocabulary(characters: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  if (counts.size <= most) return [...counts.keys()].sort();
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return [
    ...common
      .slice(0, most - 1)
      .map(([character]) => character)
      .filter((character) => character !== rareCharacter)
      .sort(),
    rareCharacter,
  ];
}
