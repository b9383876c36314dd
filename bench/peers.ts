import type { Browser } from "@playwright/test";
import { serveLab } from "./lab-server";
import type { Row } from "./table";

const networks = [
  { name: "2-4-2-1", hidden: [4, 2] },
  { name: "2-8x6-1", hidden: [8, 8, 8, 8, 8, 8] },
] as const;

/** Our dense engine beside a network of objects, in the same page and run. */
export async function measurePeers(browser: Browser): Promise<Row[]> {
  const server = await serveLab();
  const rows: Row[] = [];
  try {
    for (const { name, hidden } of networks)
      for (const shape of ["blobs", "spiral"] as const) {
        const page = await browser.newPage();
        await page.goto(server.address);
        await page.waitForLoadState("networkidle");
        const { objects, ours } = await page.evaluate(([data, layers]) => window.measurePeer(data, layers), [
          shape,
          hidden,
        ] as const);
        const row = (what: string, a: number, b: number, ratio: number) =>
          rows.push([name, shape, what, a.toPrecision(3), b.toPrecision(3), ratio.toFixed(1)]);
        row("epochs a second, losses evaluated", objects.epochs, ours.epochs, ours.epochs / objects.epochs);
        row("microseconds a batch", objects.batch, ours.batch, objects.batch / ours.batch);
        row("100 x 100 decision map, ms", objects.map, ours.map, objects.map / ours.map);
        await page.close();
      }
  } finally {
    server.close();
  }
  return rows;
}
