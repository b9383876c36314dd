import { fork } from "node:child_process";
import { writeLog } from "./log.mjs";
import { fromRoot, ROOT } from "./paths.mjs";

/** Milliseconds before a worker that went by itself is followed by another: longer each time that it goes soon. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** Milliseconds that it may take to finish what it is at; another one does it later then. */
const GRACE = 5000;

/** A worker that lasted so many milliseconds went for a new reason. */
const SOUND = 60_000;

/**
 * Keeps one worker that grades, from the first start on. What it was at when it went is done by the next one: see
 * lib/classroom/grading/grading-queue.ts.
 */
export function createGraderKeeper() {
  /** @type {import("node:child_process").ChildProcess | null} */
  let worker = null;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let pause = FIRST_PAUSE;
  let isOver = false;

  function start() {
    if (worker !== null || timer !== undefined || isOver) return;
    const begun = Date.now();
    worker = fork(fromRoot(".next", "grader.mjs"), [], { cwd: ROOT, execArgv: [] });
    writeLog("info", "grader", { worker: worker.pid });
    worker.once("exit", (code, signal) => {
      worker = null;
      if (isOver) return;
      if (Date.now() - begun > SOUND) pause = FIRST_PAUSE;
      writeLog("error", "grader", { message: `The worker went: ${signal ?? code}.` });
      timer = setTimeout(() => {
        timer = undefined;
        start();
      }, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    });
  }

  return {
    start,
    /** Lets the worker finish what it is at, if that takes no longer than a while. @returns {Promise<void>} */
    close() {
      isOver = true;
      clearTimeout(timer);
      const leaving = worker;
      if (leaving === null) return Promise.resolve();
      return new Promise((resolve) => {
        leaving.once("exit", () => resolve());
        leaving.disconnect();
        setTimeout(() => leaving.kill("SIGKILL"), GRACE).unref();
      });
    },
  };
}
