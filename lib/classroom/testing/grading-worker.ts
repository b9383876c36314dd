// A worker to be killed: `grading-worker.ts <place as JSON> <programs as JSON> <milliseconds of a lease>`.
import { openStore, type DatabasePlace } from "@/lib/store/open-store";
import { gradeJob } from "../grading/grade-job";
import { workQueue } from "../grading/work-queue";
import { createSampleGrader, type Programs } from "./sample-grader";

const [place = "", programs = "", lease = ""] = process.argv.slice(2);
const end = new AbortController();
process.on("SIGTERM", () => end.abort());
const store = await openStore(JSON.parse(place) as DatabasePlace);
const grader = createSampleGrader(store, JSON.parse(programs) as Programs);
await workQueue(store, (job) => gradeJob(grader, job), {
  signal: end.signal,
  lease: Number(lease),
  pause: 50,
});
grader.close();
await store.destroy();
