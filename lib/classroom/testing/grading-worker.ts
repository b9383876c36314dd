// A worker to be killed: `grading-worker.ts <place as JSON> <milliseconds of a lease>`. Each job takes it some milliseconds,
// and the grade is told by the evidence.
import { setTimeout as sleep } from "node:timers/promises";
import { openStore, type DatabasePlace } from "@/lib/store/open-store";
import { workQueue } from "../grading/work-queue";

const [place = "", lease = ""] = process.argv.slice(2);
const end = new AbortController();
process.on("SIGTERM", () => end.abort());
const store = await openStore(JSON.parse(place) as DatabasePlace);
await workQueue(
  store,
  async ({ evidence }) => {
    await sleep(8);
    return { score: (evidence as { share: number }).share, report: { by: process.pid }, fingerprint: null };
  },
  { signal: end.signal, lease: Number(lease), pause: 50 },
);
await store.destroy();
