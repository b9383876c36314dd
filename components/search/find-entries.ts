import MiniSearch from "minisearch";
import type { SearchEntry } from "@/lib/contract/search-entry";

export type SearchIndex = MiniSearch<SearchEntry>;

/** A found entry, and the words of it that answer to the query. */
export interface Finding {
  entry: SearchEntry;
  words: string[];
}

const most = 30;
const kindWeights = { lesson: 2, section: 1, term: 1.5, instrument: 1 };

export function createIndex(entries: readonly SearchEntry[]): SearchIndex {
  const index: SearchIndex = new MiniSearch({
    idField: "href",
    fields: ["title", "text"],
    storeFields: ["href", "kind", "title", "lesson", "text"],
  });
  index.addAll(entries);
  return index;
}

export interface Answer {
  findings: Finding[];
  /** Whether each has every word of the query; if no entry has, any word will do. */
  hasAll: boolean;
}

/** What answers to the query, best first: words that begin as asked or differ by a letter or two. */
export function findEntries(index: SearchIndex, query: string): Answer {
  const options = {
    prefix: true,
    fuzzy: (word: string) => (word.length > 4 ? 0.2 : false),
    boost: { title: 3 },
    boostDocument: (_href: string, _word: string, fields?: Record<string, unknown>) =>
      kindWeights[fields?.kind as SearchEntry["kind"]],
  } as const;
  const all = index.search(query, { ...options, combineWith: "AND" });
  const hasAll = all.length > 0;
  const findings = (hasAll ? all : index.search(query, options)).slice(0, most).map((result) => ({
    entry: result as unknown as SearchEntry,
    words: Object.keys(result.match),
  }));
  return { findings, hasAll };
}
