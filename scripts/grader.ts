// The worker that grades what is handed in: a child of the program that serves the site, and gone with it. It is bundled, so
// that a server without the sources has it too; see grader-bundle.mjs.
import { isCopy } from "@/lib/classroom/grading/copies";
import { createCourseModels } from "@/lib/classroom/grading/course-models";
import { gradeJob } from "@/lib/classroom/grading/grade-job";
import { loadGraders } from "@/lib/classroom/grading/load-graders";
import { createMeasureHost } from "@/lib/classroom/grading/measure-host";
import { findAttacked } from "@/lib/classroom/grading/offered-models";
import { workQueue } from "@/lib/classroom/grading/work-queue";
import { getSiteSecret } from "@/lib/classroom/site-secret";
import { createGuestHost } from "@/lib/sandbox/server/guest-host";
import { findDatabase, openStore } from "@/lib/store/open-store";
import { takeOverLogs, writeLog } from "./log.mjs";
import { fromRoot } from "./paths.mjs";

takeOverLogs();
const end = new AbortController();
const stop = () => end.abort();
// Ctrl+C at a terminal reaches this process too: it ends when its parent does.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", stop);
process.on("disconnect", stop);

const store = await openStore(findDatabase());
const packages = fromRoot("node_modules");
const guest = createGuestHost({ program: fromRoot(".next", "guest.mjs"), packages });
const measurer = createMeasureHost({ program: fromRoot(".next", "measurer.mjs"), packages });
const getWeights = createCourseModels(measurer.run);
const secret = await getSiteSecret(store, "grading");

await workQueue(
  store,
  async (job) => {
    const start = performance.now();
    const graders = await loadGraders();
    const grade = await gradeJob(
      {
        findExercise: (lesson, exercise) => graders.get(`${lesson}/${exercise}`)?.exercise ?? null,
        secret,
        guest,
        measurer,
        isCopy: ({ submissionId }) => isCopy(store, submissionId),
        getWeights,
        findAttacked: (submission) => findAttacked(store, submission),
      },
      job,
    );
    writeLog("info", "grade", { ms: Math.round(performance.now() - start), attempts: job.attempts });
    return { ...grade, grader: graders.get(`${job.lesson}/${job.exercise}`)?.version ?? null };
  },
  {
    signal: end.signal,
    onFault: (error) =>
      writeLog("error", "grade", { stack: error instanceof Error ? error.stack : String(error) }),
  },
);
guest.close();
measurer.close();
await store.destroy();
process.exit(0);
