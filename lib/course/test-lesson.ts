/** For tests: what stands at the top of a lesson that has no fault. */
export const SAMPLE_FRONTMATTER = `---
title: A lesson
question: What does a lesson have to hold?
summary: A lesson that stands in for a real one.
session: 1
order: 1
minutes: 5
objectives:
  - You can read it.
  - You can close it.
prerequisites: []
slides: [Title]
---
`;
