import { expect, test } from "@playwright/test";
import { createIndex, findEntries } from "@/components/search/find-entries";
import { searchEntriesSchema } from "@/lib/contract/search-entry";
import { listLessons } from "@/lib/course/lessons";

test("each lesson is the first that answers to any of its objectives", async ({ request }) => {
  const index = createIndex(searchEntriesSchema.parse(await (await request.get("/api/search")).json()));
  const missed: string[] = [];
  for (const { slug, objectives } of await listLessons())
    for (const objective of objectives) {
      const first = findEntries(index, objective).findings.find(({ entry }) => entry.kind === "lesson");
      if (first?.entry.href !== `/lessons/${slug}`) missed.push(`${slug}: ${objective}`);
    }
  expect(missed).toEqual([]);
});

test("what is typed is found, marked, kept in the address, and opened by its link", async ({ page }) => {
  await page.goto("/search?q=forget%20gate");
  const results = page.getByRole("main").getByRole("listitem");
  await expect(results.first()).toContainText("LSTM");
  await expect(results.first().locator("mark").first()).toBeVisible();

  await page.getByLabel("Words to look for").fill("mode collapse");
  await expect(results.first()).toContainText(/mode collapse/i);
  await expect(page).toHaveURL("/search?q=mode%20collapse");
  await page.getByRole("link", { name: "mode collapse", exact: true }).click();
  await expect(page).toHaveURL("/glossary#mode-collapse");
  await page.goBack();
  await expect(page.getByLabel("Words to look for")).toHaveValue("mode collapse");

  await page.getByLabel("Words to look for").fill("collapse xylophone");
  await expect(page.getByRole("status")).toContainText("No place has all of these words");
  await expect(results.first()).toContainText(/collapse/i);

  await page.getByLabel("Words to look for").fill("xylophone");
  await expect(page.getByRole("status")).toContainText("Nothing in the course answers to “xylophone”");
});

test("what cannot be loaded is said, and tried again", async ({ page }) => {
  await page.route("/api/search", (route) => route.abort());
  await page.goto("/search?q=dropout");
  await expect(page.getByText("could not be loaded")).toBeVisible();
  await page.unroute("/api/search");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText(/dropout/i);
});
