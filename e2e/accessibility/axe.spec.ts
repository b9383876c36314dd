import { expect, test, type Page } from "@playwright/test";
import axe from "axe-core";
import { listPages } from "../pages";
import { scrollThrough } from "../scroll-through";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What axe finds wrong, with the places. Only that leaves the page: the list of all that is right is long. */
async function findViolations(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ""}`),
    }));
  });
}

/** Switches to the dark theme as the theme switch does, and waits until all colors have arrived. */
async function darken(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.documentElement.dataset.theme = "dark";
    const running = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}

for (const path of [...listPages(), "/no-such-page"]) {
  test(`axe finds nothing on ${path} in the light and the dark theme`, async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("theme", "light"));
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await scrollThrough(page);
    await page.evaluate(axe.source);
    expect(await findViolations(page), "in the light theme").toEqual([]);
    await darken(page);
    expect(await findViolations(page), "in the dark theme").toEqual([]);
  });
}
