import type { Browser, Page } from "@playwright/test";
import { deviceNames } from "@/lib/lab/job";
import { serveLab } from "./lab-server";
import { smallCnn } from "./small-cnn";
import type { Row } from "./table";

const wanted = 0.97;

/**
 * The small CNN on digits: samples a second through our engine and by TensorFlow.js's own operations on each device, and
 * beside them in plain JavaScript; all on the page's main thread, each in a fresh page. Then the seconds that the product's
 * worker takes to learn it.
 */
export async function measureCnn(browser: Browser): Promise<{ speeds: Row[]; learning: Row[] }> {
  const server = await serveLab();

  async function inPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage();
    try {
      await page.goto(server.address);
      await page.waitForLoadState("networkidle");
      return await work(page);
    } finally {
      await page.close();
    }
  }

  try {
    const plain = await inPage((page) => page.evaluate(() => window.measurePlainCnn(false)));
    const skipping = await inPage((page) => page.evaluate(() => window.measurePlainCnn(true)));
    const speeds: Row[] = [
      ["plain JavaScript, one sample at a time", print(plain), "", "", "1.0"],
      ["the same, zero gradients skipped", print(skipping), "", "", (skipping / plain).toFixed(1)],
    ];
    for (const device of deviceNames) {
      const ours = await inPage((page) => page.evaluate((on) => window.measureOurCnn(on), device));
      const own = await inPage((page) => page.evaluate((on) => window.measureOwnCnn(on), device)).catch(
        () => null,
      );
      const ratio = own === null ? "" : (ours / own).toFixed(1);
      speeds.push([
        device,
        print(ours),
        own === null ? "cannot train" : print(own),
        ratio,
        (ours / plain).toFixed(1),
      ]);
    }
    const { device, seconds, step, accuracy } = await inPage((page) =>
      page.evaluate(([what, share]) => window.timeToAccuracy("wasm", what, share), [
        smallCnn,
        wanted,
      ] as const),
    );
    const learning = [
      [device ?? "none", seconds.toFixed(1), String(step), `${(100 * accuracy).toFixed(1)} %`],
    ];
    return { speeds, learning };
  } finally {
    server.close();
  }
}

function print(samples: number): string {
  return samples >= 100 ? samples.toFixed(0) : samples.toPrecision(2);
}
