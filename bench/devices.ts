import type { Browser } from "@playwright/test";
import { countGigaflops, type Cell } from "@/lib/lab/bench/measure-device";
import type { WorkloadName } from "@/lib/lab/bench/workload";
import { deviceNames } from "@/lib/lab/job";
import { serveLab } from "./lab-server";
import type { Row } from "./table";

const titles: Record<WorkloadName, string> = {
  matrix: "Product of two square matrices by size",
  convolution: "Convolution of a square picture by size, 3x3, 8 channels to 8",
  training: "Training step by neurons in each of two hidden layers, batch 64",
};

export interface WorkloadTable {
  title: string;
  head: Row;
  rows: Row[];
}

function print(cell: Cell | undefined): string {
  const rate = cell === undefined ? null : countGigaflops(cell);
  if (cell?.seconds == null || rate === null) return cell?.note ?? "";
  return `${(1_000 * cell.seconds).toPrecision(3)} ms, ${rate.toPrecision(2)} GFLOP/s`;
}

/** What the device bench of the lessons measures, by the same code; each workload in a fresh page. */
export async function measureWorkloads(browser: Browser): Promise<WorkloadTable[]> {
  const server = await serveLab();
  const tables: WorkloadTable[] = [];
  try {
    for (const workload of Object.keys(titles) as WorkloadName[]) {
      const page = await browser.newPage();
      await page.goto(server.address);
      await page.waitForLoadState("networkidle");
      const spec = { workload, devices: [...deviceNames].reverse(), largest: Infinity, patience: 0.5 };
      const { cells } = await page.evaluate((asked) => window.measureDevices(asked), spec);
      await page.close();
      const sizes = [...new Set(cells.map(({ size }) => size))];
      tables.push({
        title: titles[workload],
        head: ["size", ...spec.devices],
        rows: sizes.map((size) => [
          String(size),
          ...spec.devices.map((device) =>
            print(cells.find((cell) => cell.device === device && cell.size === size)),
          ),
        ]),
      });
    }
  } finally {
    server.close();
  }
  return tables;
}
