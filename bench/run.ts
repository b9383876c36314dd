import { chromium } from "@playwright/test";
import { launchOptions } from "@/e2e/chromium";
import { deviceNames } from "@/lib/lab/job";
import { measureCnn } from "./cnn";
import { measureWorkloads } from "./devices";
import { measureManners } from "./manners";
import { measurePeers } from "./peers";
import { measureScripts } from "./scripts";
import { serveSite } from "./site";
import { measureSpeed } from "./speed";
import { printTable } from "./table";

const browser = await chromium.launch(launchOptions);
const site = await serveSite();
try {
  const scripts = await measureScripts(browser, site.address);
  const head = ["route", "framework", "page", "widgets in view", "tfjs, recharts, KaTeX"];
  console.log(printTable("Scripts before any interaction, kB (gzip)", head, scripts));

  const manners = await measureManners(browser, site.address);
  console.log(
    printTable(
      "The explorer of first weights, 30 layers of 128 units, ms",
      [
        "device",
        "click on Train to first frame",
        "the second time",
        "longest main-thread task while training",
      ],
      manners,
    ),
  );

  const speeds = await measureSpeed(browser);
  console.log(printTable("Training steps a second", ["experiment", ...deviceNames, "dense engine"], speeds));

  for (const { title, head: sizes, rows } of await measureWorkloads(browser))
    console.log(printTable(title, sizes, rows));

  const peers = await measurePeers(browser);
  console.log(
    printTable(
      "Beside a network of objects, one example at a time: 250 points, batch 10",
      ["network", "data", "what", "objects", "ours", "ratio"],
      peers,
    ),
  );

  const { speeds: samples, learning } = await measureCnn(browser);
  console.log(
    printTable(
      "The small CNN on digits, batch 32: samples a second",
      ["device", "ours", "TensorFlow.js's own", "ours to its own", "to plain JavaScript"],
      samples,
    ),
  );
  console.log(
    printTable(
      "The small CNN until it reads 97 % of the digits held back",
      ["device", "seconds", "steps", "accuracy"],
      learning,
    ),
  );
} finally {
  site.close();
  await browser.close();
}
