import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import type { z } from "zod";

export interface ProgramPlace {
  /** A built program: it says "ready" once, then answers each message. It may read itself and what is below `packages`. */
  program: string;
  /** The folder of the packages that it imports. */
  packages: string;
}

export interface TaskHostOptions<Reply> extends ProgramPlace {
  /** Of JavaScript's own memory; what WebAssembly has is not in it. */
  megabytes: number;
  schema: z.ZodType<Reply>;
  /** The reply to a task whose process was stopped, or went by itself. */
  fail: (how: "late" | "gone") => Reply;
}

export interface TaskHost<Task, Reply> {
  /** Runs a task when those before it are done. */
  run(task: Task): Promise<Reply>;
  close(): void;
}

/** Milliseconds that a task has beyond its own for coming and going; after that its process is killed. */
const grace = 1000;

/** Tasks that one process runs: each leaves some memory to be collected. */
const tasksOfProcess = 40;

/** The flag by which Node keeps a process from files, other processes and threads; it has had two names. */
const permissionFlag = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

type Answer = { kind: "reply"; message: unknown } | { kind: "late" } | { kind: "gone" };

function ask(child: ChildProcess, task: { milliseconds: number }): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", leave);
      resolve(answer);
    };
    const hear = (message: unknown) => settle({ kind: "reply", message });
    const leave = () => settle({ kind: "gone" });
    const timer = setTimeout(() => settle({ kind: "late" }), task.milliseconds + grace);
    child.on("message", hear).on("exit", leave);
    if (child.exitCode !== null || child.signalCode !== null) leave();
    else child.send(task, (error) => error && leave());
  });
}

/**
 * Runs tasks that cannot be trusted to end, or to be harmless, in a process of their own, one at a time: without environment,
 * with little memory, killed when its time is over. What it says is parsed; what it does to itself reaches nobody else.
 */
export function createTaskHost<Task extends { milliseconds: number }, Reply>({
  program,
  packages,
  megabytes,
  schema,
  fail,
}: TaskHostOptions<Reply>): TaskHost<Task, Reply> {
  let guest: { child: ChildProcess; tasks: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function start(): Promise<{ child: ChildProcess; tasks: number }> {
    const child = fork(program, [], {
      cwd: tmpdir(),
      // Nothing of ours; Node's own types want this one.
      env: { NODE_ENV: "production" },
      execArgv: [
        `--max-old-space-size=${megabytes}`,
        permissionFlag,
        `--allow-fs-read=${program}`,
        `--allow-fs-read=${packages}/*`,
      ],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await Promise.race([once(child, "message"), once(child, "exit")]);
    return { child, tasks: 0 };
  }

  function stop(): void {
    guest?.child.kill("SIGKILL");
    guest = null;
  }

  async function runNow(task: Task): Promise<Reply> {
    if (guest !== null && guest.tasks >= tasksOfProcess) stop();
    guest ??= await start();
    guest.tasks += 1;
    const answer = await ask(guest.child, task);
    if (answer.kind === "reply") {
      const reply = schema.safeParse(answer.message);
      if (reply.success) return reply.data;
    }
    // Its time is over, or it is gone, or what it said is no reply: nothing more is expected of this process.
    stop();
    return fail(answer.kind === "late" ? "late" : "gone");
  }

  return {
    run(task: Task): Promise<Reply> {
      const turn = last.then(() => runNow(task));
      last = turn.catch(() => undefined);
      return turn;
    },
    close: stop,
  };
}
