import type { Page } from "@playwright/test";
import axe from "axe-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The rules that look at colors: another theme can break no others, and the rest take most of the time. */
export const colorRules = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds wrong, with the places. Only that leaves the page: the list of all that is right is long.
 * @param rules the only ones to be asked; all by default
 */
export async function findFaults(page: Page, rules?: string[]): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run({
      resultTypes: ["violations"],
      ...(only && { runOnly: only }),
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ""}`),
    }));
  }, rules);
}

/** Switches to the dark theme as the theme switch does, and waits until all colors have arrived. */
export async function darken(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.documentElement.dataset.theme = "dark";
    const running = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}
