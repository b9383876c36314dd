import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { listPages } from "../pages";
import { scrollThrough } from "../scroll-through";

for (const theme of ["light", "dark"]) {
  for (const path of [...listPages(), "/no-such-page"]) {
    test(`axe finds nothing on ${path} in the ${theme} theme`, async ({ page }) => {
      await page.addInitScript((chosen) => localStorage.setItem("theme", chosen), theme);
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await scrollThrough(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
      }));
      expect(found).toEqual([]);
    });
  }
}
