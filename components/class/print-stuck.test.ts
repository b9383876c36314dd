import { expect, test } from "vitest";
import { printMisconception, printPlace, printStuck } from "./print-stuck";

test("why somebody is stuck is told with what can be checked", () => {
  const left = { kind: "reading", lesson: "dropout", days: 9, ahead: 3, begun: 5 } as const;
  expect(printStuck(left, "Dropout")).toBe(
    "stopped in Dropout 9 days ago and has read nothing since; 3 of the 5 who have begun it are further",
  );
  const wrong = {
    kind: "question",
    lesson: "dropout",
    poll: "p",
    number: 2,
    wrong: 2,
    hasSeenAnswer: false,
  } as const;
  expect(printStuck(wrong, "Dropout")).toBe(
    "answered question 2 of Dropout wrong twice, and not right since",
  );
  expect(printStuck({ ...wrong, wrong: 3, hasSeenAnswer: true }, "Dropout")).toBe(
    "answered question 2 of Dropout wrong 3 times, and not right since; has looked at the answer since",
  );
});

test("a cell tells sections, the end, or the share where sections were not counted", () => {
  expect(printPlace({ read: 0.5, reached: 3, sections: 6 })).toBe("3/6");
  expect(printPlace({ read: 0.98, reached: 6, sections: 6 })).toBe("read");
  expect(printPlace({ read: 0.404, reached: 0, sections: 0 })).toBe("40 %");
  expect(printMisconception("scaling-without-dropping")).toBe("scaling without dropping");
});
