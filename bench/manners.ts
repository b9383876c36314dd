import type { Browser, Page } from "@playwright/test";
import { deviceNames } from "@/lib/lab/job";
import type { Row } from "./table";

const trainingMilliseconds = 8_000;

/** A permalink's state: more steps than fit into that time. */
const longRun = Buffer.from(JSON.stringify({ steps: 2_000 })).toString("base64url");

/** Milliseconds from a press of Train until the page shows a step. */
async function measureClick(page: Page): Promise<number> {
  const pressed = await page
    .locator('[data-widget="weight-init-explorer"]')
    .getByRole("button", { name: "Train", exact: true })
    .evaluate((button: HTMLButtonElement) => {
      const now = performance.now();
      button.click();
      return now;
    });
  const shown = await page.waitForFunction(() => {
    const terms = [...document.querySelectorAll('[data-widget="weight-init-explorer"] dt')];
    const step = terms.find((term) => term.textContent === "step")?.nextElementSibling?.textContent;
    return Number(step) > 0 && performance.now();
  });
  return Number(await shown.jsonValue()) - pressed;
}

/** How the explorer of first weights behaves: from a click on Train to the first frame of numbers, and while it trains. */
export async function measureManners(browser: Browser, address: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const device of deviceNames) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript((name) => localStorage.setItem("lab-device", name), device);
    await page.goto(`${address}/widgets/weight-init-explorer#${longRun}`, { waitUntil: "networkidle" });
    const first = await measureClick(page);
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
    const second = await measureClick(page);
    rows.push([device, first.toFixed(0), second.toFixed(0), longest === 0 ? "under 50" : longest.toFixed(0)]);
    await context.close();
  }
  return rows;
}
