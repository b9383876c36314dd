import { tagRules } from "@/components/lesson/tag-rules";
import { definitions } from "@/components/widgets/definitions";
import { checkCourse } from "@/lib/course/check-course";
import { printProblem } from "@/lib/course/problem";

/** Prints every fault of the content as `file:line: what`, and exits 1 when there is one. */
const problems = await checkCourse(
  tagRules,
  definitions.map((definition) => definition.name),
);
for (const problem of problems) console.error(printProblem(problem));
if (problems.length > 0) process.exit(1);
console.log("The content is sound.");
