import type { Browser } from "@playwright/test";
import { deviceNames } from "@/lib/lab/job";
import type { Row } from "./table";

const trainingMilliseconds = 8_000;

/** How the page of a lesson behaves: from a click on Train to the first frame of numbers, and while it trains. */
export async function measureManners(browser: Browser, address: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const device of deviceNames) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript((name) => localStorage.setItem("lab-device", name), device);
    await page.goto(`${address}/lessons/weight-initialization`, { waitUntil: "networkidle" });
    const widget = page.locator('[data-widget="weight-init-explorer"]').first();
    await widget.scrollIntoViewIfNeeded();
    const measureClick = (button: string) =>
      widget.evaluate(
        (frame, name) =>
          new Promise<number>((resolve) => {
            const buttons = [...frame.querySelectorAll("button")];
            const start = performance.now();
            buttons.find((candidate) => candidate.textContent === name)?.click();
            const look = () => {
              const step = [...frame.querySelectorAll("dt")].find((term) => term.textContent === "step");
              if (Number(step?.nextElementSibling?.textContent) > 0) resolve(performance.now() - start);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        button,
      );
    const first = await measureClick("Train");
    const longest = await page.evaluate(
      (duration) =>
        new Promise<number>((resolve) => {
          let most = 0;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) most = Math.max(most, entry.duration);
          });
          observer.observe({ type: "longtask" });
          setTimeout(() => resolve(most), duration);
        }),
      trainingMilliseconds,
    );
    await page.reload({ waitUntil: "networkidle" });
    await widget.scrollIntoViewIfNeeded();
    const second = await measureClick("Train");
    rows.push([device, first.toFixed(0), second.toFixed(0), longest === 0 ? "under 50" : longest.toFixed(0)]);
    await context.close();
  }
  return rows;
}
