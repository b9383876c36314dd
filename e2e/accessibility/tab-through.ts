import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** What an element and those around it look like, as text. */
    describeLook(element: Element): string;
    /** By control: whether it looked different when it had the focus. */
    reached: Record<string, boolean>;
  }
}

/** Runs in the page before its own scripts: the ring of a focused control may be drawn by itself, or by the label or track around it. */
export function installLook(): void {
  window.describeLook = (element) => {
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    return around
      .map((candidate) => {
        if (!candidate) return "";
        const { outline, boxShadow, borderColor, fill, stroke, strokeWidth } = getComputedStyle(candidate);
        return [outline, boxShadow, borderColor, fill, stroke, strokeWidth].join();
      })
      .join("; ");
  };
}

/**
 * Numbers the controls that a mouse can use, notes how each looks without focus, and returns how many there are.
 * The radios of one group share a number: Tab stops at one of them, and the arrow keys do the rest.
 */
function markControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const selector = "a[href], button, input, select, textarea, summary, [role=button], [role=slider]";
    const groups = new Map<unknown, number>();
    for (const element of document.querySelectorAll<HTMLElement | SVGElement>(selector)) {
      const isRadio = element.matches("[type=radio], [role=radio]");
      const isLeftOut = element.matches(":disabled, [aria-disabled=true], [aria-hidden=true] *");
      if (isLeftOut || (element.tabIndex < 0 && !isRadio)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const group = isRadio ? (element.closest("[role=radiogroup], fieldset") ?? element) : element;
      if (!groups.has(group)) groups.set(group, groups.size);
      element.dataset.control = `${groups.get(group)}`;
      element.dataset.look = window.describeLook(element);
    }
    return groups.size;
  });
}

/** Notes of each control that gets the focus whether it looks different for that. */
function watchFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.reached = {};
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      const { control, look } = element.dataset;
      if (control === undefined) return;
      window.reached[control] = look !== window.describeLook(element);
    });
  });
}

/** Editors stand in shadow trees of their own. */
function isInEditor(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.activeElement?.shadowRoot?.activeElement?.matches(".cm-content") === true,
  );
}

/**
 * Presses Tab until every control had the focus, or more often than there are controls.
 * @returns how many there are, those that Tab does not reach, and those that do not show that they have the focus
 */
export async function tabThrough(page: Page): Promise<{ count: number; missed: string[]; unseen: string[] }> {
  const count = await markControls(page);
  await watchFocus(page);
  const countReached = () => page.evaluate(() => Object.keys(window.reached).length);
  for (let press = 0; press < 2 * count + 20; press += 1) {
    // In an editor Tab indents: Escape lets it go on, as its description says.
    if (await isInEditor(page)) await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    if (press % 10 === 9 && (await countReached()) >= count) break;
  }
  const found = await page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement | SVGElement>("[data-control]")];
    const print = (seen: boolean | undefined) =>
      controls
        .filter(({ dataset }) => window.reached[dataset.control ?? ""] === seen)
        // One that was switched off meanwhile, such as Stop at the end of the work, is rightly passed over.
        .filter((element) => seen !== undefined || !element.matches(":disabled"))
        .map((element) => element.outerHTML.slice(0, 160));
    return { missed: print(undefined), unseen: print(false) };
  });
  return { count, ...found };
}
