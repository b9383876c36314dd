import { tagRules } from "@/components/lesson/tag-rules";
import { listSlides, toOutline } from "@/components/present/outline";
import { compileLesson } from "@/lib/course/compile-lesson";
import { evaluateMdx } from "@/lib/course/evaluate-mdx";
import { listSlugs } from "@/lib/course/lessons";

// Made once, by the build.
export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listSlugs()).map((slug) => ({ slug }));
}

/** The slides of a lesson, without what is on them: `GET /present/<slug>/outline`. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const compiled = await compileLesson((await params).slug, tagRules);
  const slides = listSlides(compiled, evaluateMdx(compiled.code));
  return Response.json(toOutline(compiled.lesson.title, slides));
}
