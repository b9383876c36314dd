import { expect, type Page } from "@playwright/test";
import type { DevicePreference } from "@/lib/lab/job";
import type { LabMemory, Reply, Request } from "@/lib/lab/protocol";

interface WatchedLab {
  worker: Worker | null;
  replies: Reply[];
}

declare global {
  interface Window {
    watchedLab: WatchedLab;
  }
}

/** Chooses the device as the reader's menu would have, and keeps everything that the lab worker tells the page. */
export async function watchLab(page: Page, device: DevicePreference): Promise<void> {
  await page.addInitScript((chosen) => {
    localStorage.setItem("lab-device", chosen);
    const lab: WatchedLab = { worker: null, replies: [] };
    window.watchedLab = lab;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        lab.worker = this;
        this.addEventListener("message", (event: MessageEvent<Reply>) => lab.replies.push(event.data));
      }
    };
  }, device);
}

/** The replies of one kind so far, in order. Typed arrays come back as plain objects: read numbers only. */
export async function readReplies<K extends Reply["kind"]>(
  page: Page,
  kind: K,
): Promise<Extract<Reply, { kind: K }>[]> {
  const replies = await page.evaluate(
    (wanted) => window.watchedLab.replies.filter((reply) => reply.kind === wanted),
    kind,
  );
  return replies as Extract<Reply, { kind: K }>[];
}

/** Steps of the newest frame; -1 before the first. */
export async function readStep(page: Page): Promise<number> {
  return page.evaluate(() => {
    const frames = window.watchedLab.replies.filter((reply) => reply.kind === "frame");
    return frames.at(-1)?.step ?? -1;
  });
}

export async function hasWorker(page: Page): Promise<boolean> {
  return page.evaluate(() => window.watchedLab.worker !== null);
}

/** Presses Train; again, if the page was not yet listening. */
export async function pressTrain(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await hasWorker(page))) await page.getByRole("button", { name: "Train", exact: true }).click();
    expect(await hasWorker(page)).toBe(true);
  }).toPass();
}

export async function sendRequest(page: Page, request: Request): Promise<void> {
  await page.evaluate((message) => window.watchedLab.worker?.postMessage(message), request);
}

/** What the worker holds once it has done everything asked of it before. */
export async function readMemory(page: Page): Promise<LabMemory> {
  return page.evaluate(
    () =>
      new Promise<LabMemory>((resolve, reject) => {
        const { worker } = window.watchedLab;
        if (worker === null) {
          reject(new Error("There is no lab worker"));
          return;
        }
        const query = -Date.now();
        worker.addEventListener("message", (event: MessageEvent<Reply>) => {
          if (event.data.kind === "memory" && event.data.query === query) resolve(event.data.memory);
        });
        worker.postMessage({ kind: "memory", query });
      }),
  );
}
