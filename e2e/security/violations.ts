import type { Page } from "@playwright/test";

/**
 * Collects, from now on, what the page and its workers try against their Content-Security-Policy.
 * Chromium reports each on the console, workers' ones too.
 */
export function watchViolations(page: Page): string[] {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) violations.push(message.text());
  });
  return violations;
}
