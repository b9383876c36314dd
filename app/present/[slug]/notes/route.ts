import { tagRules } from "@/components/lesson/tag-rules";
import { listSlides, toSpeakerNotes } from "@/components/present/outline";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { listSlugs } from "@/lib/course/lessons";

// Made once, by the build.
export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSlugs()).map((slug) => ({ slug }));
}

/** What the presenter says on each slide: `GET /present/<slug>/notes`. No page of the lesson or of its slides has it. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const compiled = await compileLesson((await params).slug, tagRules);
  const slides = listSlides(compiled, evaluateMdx(compiled.code));
  return Response.json(toSpeakerNotes(slides));
}
