import type { Browser } from "@playwright/test";
import { deviceNames } from "@/lib/lab/job";
import { subjects } from "./experiments";
import { serveLab } from "./lab-server";
import type { Row } from "./table";

const seconds = 5;

function print(stepsPerSecond: number): string {
  return stepsPerSecond >= 100 ? stepsPerSecond.toFixed(0) : stepsPerSecond.toPrecision(2);
}

/** Training steps a second of each subject on each device and by the dense engine, in the product's worker; each in a fresh page. */
export async function measureSpeed(browser: Browser): Promise<Row[]> {
  const server = await serveLab();
  const rows: Row[] = [];
  try {
    for (const { name, experiment } of subjects) {
      const row: Row = [name];
      for (const device of [...deviceNames, null]) {
        const page = await browser.newPage();
        await page.goto(server.address);
        await page.waitForLoadState("networkidle");
        const result = await page.evaluate(([on, what, long]) => window.measure(on, what, long), [
          device ?? "cpu",
          { experiment, engine: device === null ? "fastest" : "tfjs" },
          seconds,
        ] as const);
        row.push(
          result.device === device && result.error === null
            ? print(result.stepsPerSecond)
            : device === null
              ? "-"
              : "does not run",
        );
        await page.close();
      }
      rows.push(row);
    }
  } finally {
    server.close();
  }
  return rows;
}
