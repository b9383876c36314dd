import { expect, test } from "@playwright/test";
import { listPolls } from "../course-polls";
import { listPages } from "../pages";
import { scrollThrough } from "../scroll-through";
import { watchLeaks } from "../security/leaks";
import { watchViolations } from "../security/violations";
import { darken, findFaults } from "./faults";
import { installLook, tabThrough } from "./tab-through";

// One visit for all: opening a page and scrolling through it takes longer than each of the questions.
for (const path of [...listPages(), "/no-such-page"]) {
  test(`${path} tells no answer, keeps its own policy, has nothing that axe finds in either theme, and is reached by Tab`, async ({
    page,
  }) => {
    const violations = watchViolations(page);
    const checkLeaks = watchLeaks(page, await listPolls());
    await page.addInitScript(() => localStorage.setItem("theme", "light"));
    await page.addInitScript(installLook);
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await scrollThrough(page);
    expect(violations).toEqual([]);
    await checkLeaks();

    expect(await findFaults(page), "in the light theme").toEqual([]);
    await darken(page);
    expect(await findFaults(page), "in the dark theme").toEqual([]);

    // Without transitions, a ring is there as soon as the focus is.
    await page.emulateMedia({ reducedMotion: "reduce" });
    const { count, missed, unseen } = await tabThrough(page);
    expect(count).toBeGreaterThan(0);
    expect(missed, "controls that Tab does not reach").toEqual([]);
    expect(unseen, "controls that do not show their focus").toEqual([]);
  });
}

test("the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto(listPages().find((path) => path.startsWith("/lessons/")) ?? "/");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAttribute("href", "#content");
});
