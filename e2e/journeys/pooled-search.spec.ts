import { expect, test, type Browser, type Page } from "@playwright/test";
import Papa from "papaparse";
import { poolPlanSchema } from "@/lib/contract/pooled";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import { getPoolSettings, makePoolExperiment } from "@/lib/experiment/search/pool";
import { findFaults } from "../accessibility/faults";
import { makeOwner, owner } from "../live-class";
import { startOwnSite } from "../own-server";
import { watchViolations } from "../security/violations";

const plan = poolPlanSchema.parse({});
const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true };

async function openPhone(browser: Browser, site: string): Promise<Page> {
  return (await browser.newContext({ ...phone, baseURL: site })).newPage();
}

/** The configuration that a phone trains, by the number that people see. */
async function readNumber(page: Page): Promise<number> {
  const text = await page.getByText(/^No\. \d+: learning rate/).textContent();
  return Number(/^No\. (\d+)/.exec(text ?? "")?.[1]);
}

/** The loss to which a configuration comes, trained here. */
async function trainHere(number: number): Promise<number> {
  const experiment = makePoolExperiment(plan, getPoolSettings(plan, number - 1));
  const engine = await createEngine(experiment, () =>
    Promise.reject(new Error("No TensorFlow.js is needed")),
  );
  await trainWhole(engine, experiment);
  const { loss } = await engine.evaluate("validation");
  engine.dispose();
  return loss;
}

test("a class searches together: three phones train for real, the presenter's scatter fills, a reload loses nothing", async ({
  browser,
  playwright,
}) => {
  test.setTimeout(240_000);
  const own = await startOwnSite();
  const context = await browser.newContext({ baseURL: own.site });
  const page = await context.newPage();
  const violations = [watchViolations(page)];
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const standing = (text: string) => expect(page.getByText(text)).toBeVisible({ timeout: 60_000 });
  try {
    await (await makeOwner(playwright.request, own)).dispose();
    await page.goto("/present/tuning#together");
    await page.getByRole("link", { name: "Sign in to ask this live" }).last().click();
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.keyboard.press("Enter");
    await press("Begin session");
    const code =
      (await page
        .getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
        .last()
        .textContent()) ?? "";
    await page.keyboard.press("j");
    await standing("24 networks to train, one on each device. 0 people have joined.");
    await press("Search together");
    await standing("Waiting for the first device: 0 of 24 trained.");

    const phones = [];
    for (let count = 0; count < 3; count++) {
      const device = await openPhone(browser, own.site);
      violations.push(watchViolations(device));
      await device.goto(`/join?code=${code.replace(" ", "")}`);
      phones.push(device);
    }
    const [first, second] = phones as [Page, Page, Page];
    for (const device of phones) {
      await expect(device.getByText("Saved: your point is in the picture.")).toBeVisible({ timeout: 60_000 });
    }
    await standing("3 of 24 trained, none in training just now. 3 people have joined.");
    await expect(page.getByText(/^Best so far: no\. [123], learning rate/)).toBeVisible();
    await expect(
      page.getByRole("img", { name: /^3 trainings by learning rate and validation loss/ }),
    ).toBeVisible();

    // In the middle of a training the page is loaded anew: the same configuration is trained again.
    await second.getByRole("button", { name: "Train another" }).tap();
    const number = await readNumber(second);
    expect(number).toBe(4);
    await standing("3 of 24 trained, 1 in training.");
    await second.reload();
    expect(await readNumber(second)).toBe(number);
    await expect(second.getByText("Saved: 2 points are yours.")).toBeVisible({ timeout: 60_000 });
    await second.reload();
    await expect(second.getByText("Saved: 2 points are yours.")).toBeVisible();

    // A result that finds no server is kept, and sent when there is one.
    await first.getByRole("button", { name: "Train another" }).tap();
    expect(await readNumber(first)).toBe(5);
    await first.context().setOffline(true);
    await expect(first.getByText("No connection. The result is kept on this device")).toBeVisible({
      timeout: 60_000,
    });
    await first.context().setOffline(false);
    await standing("5 of 24 trained");

    // The points can be reached by keyboard, the best first, and the presenter trains one again.
    await page.getByRole("img", { name: /^5 trainings/ }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(
      page.getByText(/^No\. [1-5], learning rate .* validation loss .* on a phone or tablet\)$/),
    ).toBeVisible();
    await page.getByRole("button", { name: /^Train no\. [1-5] here too$/ }).click();
    await expect(page.getByText("The same seed gives the same network.")).toBeVisible({ timeout: 60_000 });

    for (const shown of [page, second]) expect(await findFaults(shown)).toEqual([]);

    await press("Stop");
    await standing("Stopped: 5 of 24 trained.");
    await expect(second.getByText("Stopped: 5 of 24 trained.")).toBeVisible();
    await expect(second.getByRole("button", { name: "Train another" })).toBeHidden();

    const link = await page.getByRole("link", { name: "Results as CSV" }).getAttribute("href");
    const csv = await (await page.request.get(link ?? "")).text();
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true });
    expect(data.map((row) => [row["configuration"], row["state"]])).toEqual(
      [1, 2, 3, 4, 5].map((each) => [String(each), "trained"]),
    );
    for (const row of data) {
      const loss = await trainHere(Number(row["configuration"]));
      expect(Number(row["validation loss"]), `configuration ${row["configuration"]}`).toBeCloseTo(loss, 4);
    }
    expect(violations.flat()).toEqual([]);
  } finally {
    await context.close();
    await own.close();
  }
});

test("who reads alone trains the search on this device, one configuration after the other", async ({
  page,
}) => {
  await page.goto("/lessons/tuning#one-search-on-many-devices");
  const search = page.getByRole("figure", { name: /networks trained on this device/ });
  const pause = search.getByRole("button", { name: "Pause" });
  // Before the page has its script, a button does nothing.
  await expect(async () => {
    if (!(await pause.isVisible())) await search.getByRole("button", { name: "Train them here" }).click();
    await expect(pause).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(search.getByText("2 of 24 networks trained on this device")).toBeVisible({ timeout: 60_000 });
  await pause.click();
  await search.getByText("Values").click();
  await expect(search.getByRole("table").getByRole("row")).toHaveCount(3);
  await expect(search.getByText(/^Best so far: no\. [12], /)).toBeVisible();
});
