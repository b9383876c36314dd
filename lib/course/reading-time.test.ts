import { expect, test } from "vitest";
import { countWords, estimateMinutes } from "./reading-time";

const words = (count: number) => "word ".repeat(count);

test("two hundred words take a minute, and formulas, code, tags and references are not read as words", () => {
  expect(estimateMinutes(words(200))).toBeCloseTo(1);
  const source = `---\ntitle: A\n---\none $x^2$ <Term id="a b">two</Term>\n\n\`\`\`ts\nlet a;\n\`\`\`\n$$\nx + y\n$$\n`;
  expect(countWords(source)).toBe(2);
  expect(countWords(`${source}<References>\n\n- A paper.\n\n</References>`)).toBe(2);
  const noted = `${source}<Notes>\n\n1. Ask the room.\n\n</Notes>\n`;
  expect(estimateMinutes(noted)).toBe(estimateMinutes(source));
});

test("a step to try takes half a minute and a poll one", () => {
  expect(estimateMinutes('1. \n2. \n\n<Poll id="one" />')).toBeCloseTo(2 + 2 / 200, 1);
});
