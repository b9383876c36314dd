import { expect, test } from "@playwright/test";
import { getOutline } from "@/lib/course/outline";

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("lab-device", "wasm")));

test("the network on the home page trains by itself, and one more neuron closes the fence", async ({
  page,
}) => {
  await page.goto("/");
  const fence = page.getByRole("region", { name: "How many straight cuts fence in a disc?" });
  const read = async (label: string) =>
    Number.parseFloat(
      (await fence
        .locator("dt", { hasText: new RegExp(`^${label}$`) })
        .locator("xpath=following-sibling::dd[1]")
        .textContent()) ?? "",
    );
  await expect.poll(() => read("step"), { timeout: 60_000 }).toBeGreaterThan(200);
  const slider = fence.getByRole("slider", { name: "Hidden neurons" });
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => read("right on new points"), { timeout: 60_000 }).toBeGreaterThanOrEqual(97);
  expect(await read("loss")).toBeLessThan(0.3);
});

test("the map leads to every lesson that is written, and names those that are not", async ({ page }) => {
  await page.goto("/");
  for (const { slug, title, lesson } of (await getOutline()).flatMap(({ entries }) => entries)) {
    const link = page.getByRole("main").getByRole("link", { name: title, exact: true });
    if (lesson !== null) await expect(link, slug).toHaveAttribute("href", `/lessons/${slug}`);
    else {
      await expect(link, slug).toHaveCount(0);
      await expect(page.getByRole("main").getByText(title, { exact: true })).toBeVisible();
    }
  }
  await page.getByRole("link", { name: "Padding, stride, filter size" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Padding, stride, filter size" })).toBeVisible();
});
