import { callProgram } from "./call-program";
import { cutText, describeBriefly, describeOutput } from "./describe-output";
import { CellError, prepareCell } from "./prepare-cell";
import { printValue } from "./print-value";
import type { Fault, FromKernel, KnownName, Output, ToKernel } from "./protocol";
import { nameScript, readFault } from "./read-fault";

export interface Kernel {
  answer(message: ToKernel): Promise<void>;
  /** Tells of what a program threw when nothing waited for it. */
  tell(error: unknown): void;
}

/** Where a program's outputs go, while it runs and after. */
export type Emit = (output: Output) => void;

/** What cells have at hand beside the language, by name. `flush` sends what was held back. */
export type MakeTools = (emit: Emit) => { tools: Record<string, unknown>; flush: () => void };

/** Lines of its log that one run shows. */
const mostLines = 1000;

const scope = globalThis as unknown as Record<string, unknown>;
// A program may change what stands under these names; what is used here is as it was.
const { eval: evaluate } = globalThis;
const { defineProperty, getOwnPropertyNames, getPrototypeOf } = Object;

/** A script in the global scope. */
function evaluateScript(source: string, name: string): unknown {
  return evaluate(`${source}\n//# sourceURL=${name}`) as unknown;
}

/**
 * Runs cells in this very global scope, one at a time. To be used where nothing else is: in a worker of its own, or a test.
 */
export function createKernel(post: (message: FromKernel) => void, makeTools: MakeTools): Kernel {
  let lines = 0;
  const emit: Emit = (output) => {
    if (output.kind === "log") lines += 1;
    if (lines > mostLines + 1) return;
    post({
      kind: "output",
      output:
        lines > mostLines
          ? { kind: "log", level: "warn", text: `… no more than ${mostLines} lines are shown` }
          : output,
    });
  };
  const { tools, flush } = makeTools(emit);
  const declared = new Set<string>();
  const declare = (name: string) => {
    if (declared.has(name)) return;
    declared.add(name);
    defineProperty(scope, name, { value: undefined, writable: true, configurable: true, enumerable: true });
  };
  for (const [name, tool] of Object.entries(tools)) {
    declare(name);
    scope[name] = tool;
  }
  takeOverConsole(emit);

  async function run(name: string, code: string): Promise<Fault | null> {
    lines = 0;
    try {
      const { script, names } = prepareCell(code);
      names.forEach(declare);
      const value: unknown = await evaluateScript(script, nameScript(name));
      if (value !== undefined) emit(describeOutput(value));
      return null;
    } catch (error) {
      return readFault(error, name);
    } finally {
      flush();
    }
  }

  function check(code: string): Fault[] {
    try {
      prepareCell(code);
      return [];
    } catch (error) {
      return error instanceof CellError ? [error.fault] : [];
    }
  }

  /** The names below a path of names, without running anything: a getter is not read. */
  function list(path: readonly string[]): KnownName[] {
    if (path.length === 0)
      return [...declared].map((name) => ({ name, about: describeBriefly(scope[name]) }));
    let value: unknown = scope;
    for (const name of path) value = readProperty(value, name);
    const names: KnownName[] = [];
    for (
      let object = value;
      isObject(object) && object !== Object.prototype;
      object = getPrototypeOf(object) as unknown
    ) {
      for (const name of getOwnPropertyNames(object).slice(0, 1500)) {
        if (/^[A-Za-z]\w{0,60}$/.test(name) && name !== "constructor")
          names.push({ name, about: describeBriefly(readProperty(value, name)) });
      }
    }
    return names.slice(0, 2000);
  }

  return {
    tell: (error) => emit({ kind: "log", level: "error", text: readFault(error, "").message }),
    async answer(message) {
      switch (message.kind) {
        case "run":
          return post({ kind: "ended", id: message.id, fault: await run(message.name, message.code) });
        case "check":
          return post({ kind: "checked", id: message.id, faults: check(message.code) });
        case "list":
          return post({ kind: "names", id: message.id, names: list(message.path) });
        case "call":
          return post({ kind: "called", id: message.id, result: callProgram(message, evaluateScript) });
        case "library": {
          scope["libraryBinary"] = message.binary;
          evaluateScript(message.source, "library.js");
          declared.add("tf");
          // Until its backend is there the next cell waits: the page sends one message after the other.
          await scope["libraryReady"];
          return post({ kind: "loaded", id: message.id });
        }
      }
    },
  };
}

const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

function readProperty(value: unknown, name: string): unknown {
  for (let object = value; isObject(object); object = getPrototypeOf(object) as unknown) {
    const property = Object.getOwnPropertyDescriptor(object, name);
    if (property !== undefined) return "value" in property ? (property.value as unknown) : undefined;
  }
  return undefined;
}

function takeOverConsole(emit: Emit): void {
  const say =
    (level: "log" | "warn" | "error") =>
    (...values: unknown[]) =>
      emit({ kind: "log", level, text: cutText(values.map((value) => printLogged(value)).join(" ")) });
  Object.assign(console, {
    log: say("log"),
    info: say("log"),
    debug: say("log"),
    warn: say("warn"),
    error: say("error"),
  });
}

/** A tensor in a line of the log is told by its numbers, as TensorFlow.js prints it. */
function printLogged(value: unknown): string {
  return isObject(value) && "dataSync" in value ? describeBriefly(value) : printValue(value);
}
