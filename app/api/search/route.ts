import { tagRules } from "@/components/lesson/tag-rules";
import { definitions } from "@/components/widgets/definitions";
import type { SearchEntry } from "@/lib/contract/search-entry";
import { listSearchEntries } from "@/lib/course/search-entries";

// Made once, by the build: the search runs in the browser.
export const dynamic = "force-static";

/** Everything that can be found: `GET /api/search`. */
export async function GET(): Promise<Response> {
  const instruments = definitions.map(({ name, title, summary }): SearchEntry => ({
    href: `/widgets/${name}`,
    kind: "instrument",
    title,
    lesson: null,
    text: summary,
  }));
  return Response.json([...(await listSearchEntries(tagRules)), ...instruments]);
}
