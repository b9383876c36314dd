/** A part of a program: under a heading of its own in a notebook. */
export interface Section {
  heading: string;
  /** A sentence or two of Markdown that say what the part does. */
  text: string;
  code: string;
}

/** The sections' code, one after the other: a whole program. */
export function joinSections(sections: readonly Section[]): string {
  return `${sections.map(({ code }) => code).join("\n\n")}\n`;
}

/** The same for Python, which has two empty lines between definitions. */
export function joinPython(sections: readonly Section[]): string {
  return `${sections.map(({ code }) => code).join("\n\n\n")}\n`;
}

/** What an Experiment does not need is left out. */
type Optional = string | false | null;

/** Lines of code; what is not needed leaves no empty line. */
export function lines(...parts: readonly Optional[]): string {
  return keep(parts).join("\n");
}

/** Definitions with an empty line between them. */
export function blocks(...parts: readonly Optional[]): string {
  return keep(parts).join("\n\n");
}

/** Python's definitions: two empty lines between them. */
export function definitions(...parts: readonly Optional[]): string {
  return keep(parts).join("\n\n\n");
}

/** The lines moved to the right; empty ones stay empty. */
export function indent(code: string, spaces: number): string {
  return code.replace(/^(?=.)/gm, " ".repeat(spaces));
}

function keep(parts: readonly Optional[]): string[] {
  return parts.filter((part): part is string => typeof part === "string" && part !== "");
}
