import variant from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from "quickjs-emscripten-core";
import { transform } from "sucrase";
import {
  largestOutcomes,
  type GuestCall,
  type GuestFault,
  type GuestOutcome,
  type GuestReply,
  type GuestTask,
} from "./guest-task";

/** Pages of 64 kB: a guest's whole memory. QuickJS's own limit is not kept by its WebAssembly build; a memory that cannot grow is. */
const memoryPages = { initial: 256, maximum: 1024 };

/** Bytes. Less than what the WebAssembly build has, so that a program that goes too deep is told so. */
const stackSize = 256 * 1024;

const fileName = "your-code.ts";

/**
 * Before the learner's program runs, so that what it does to built-in objects changes neither of them.
 * A value becomes JSON, in which a number that JSON has not stands as a word, and a typed array as an array.
 */
const portalSource = `(() => {
  const { parse, stringify } = JSON;
  const { isView } = ArrayBuffer;
  const { from } = Array;
  const print = (key, value) =>
    typeof value === "number" && value - value !== 0 ? "" + value : isView(value) ? from(value) : value;
  return { call: (run, text) => stringify([run(...parse(text))], print) };
})()`;

/** A fault that is known by its cause, not by what the program's error says. */
function createFault(kind: GuestFault["kind"], message: string, line: number | null = null): GuestFault {
  return { kind, message: message.slice(0, 2000), line };
}

function readLine(stack: unknown): number | null {
  const found = typeof stack === "string" ? /your-code\.ts:(\d+)/.exec(stack) : null;
  return found === null ? null : Number(found[1]);
}

/** What an error of QuickJS means. */
function explainError(context: QuickJSContext, handle: QuickJSHandle): GuestFault {
  const error: unknown = context.dump(handle);
  // Without room for an error QuickJS throws nothing.
  if (error === null) return createFault("too-much-memory", "");
  if (typeof error !== "object" || !("message" in error))
    return createFault("threw", `It threw ${JSON.stringify(error)}.`);
  const { name, message, stack } = { name: "", stack: "", ...error, message: String(error.message) };
  const line = readLine(stack);
  if (name === "InternalError" && message === "interrupted") return createFault("too-slow", "", line);
  if (name === "InternalError" && message === "out of memory")
    return createFault("too-much-memory", "", line);
  if (name === "InternalError" && message === "stack overflow") return createFault("too-deep", "", line);
  return createFault(name === "SyntaxError" ? "syntax" : "threw", `${name}: ${message}`, line);
}

/** What an error of the host, met while the guest ran, means: QuickJS's parser goes as deep as the program is nested. */
function explainTrap(error: unknown): GuestFault {
  const isDeep = error instanceof RangeError;
  return createFault(isDeep ? "too-deep" : "crashed", "");
}

/** The program without its types, each line where it was. It may export its functions as a module does; they are found by name. */
function stripTypes(code: string): string | GuestFault {
  const plain = code.replace(
    /^export (?=(async |abstract )?(function|const|let|class|interface|type)\b)/gm,
    "",
  );
  try {
    return transform(plain, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const line = /\((\d+):\d+\)/.exec(message)?.[1];
    return createFault(
      "syntax",
      message.replace(/^Error transforming [^:]*: /, ""),
      line === undefined ? null : Number(line),
    );
  }
}

async function openContext(
  milliseconds: number,
): Promise<{ runtime: QuickJSRuntime; context: QuickJSContext }> {
  const wasmMemory = new WebAssembly.Memory(memoryPages);
  const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const runtime = module.newRuntime();
  runtime.setMaxStackSize(stackSize);
  const end = performance.now() + milliseconds;
  runtime.setInterruptHandler(() => performance.now() > end);
  return { runtime, context: runtime.newContext() };
}

function callFunction(
  context: QuickJSContext,
  portal: QuickJSHandle,
  { name, arguments: values }: GuestCall,
): GuestOutcome {
  const found = context.evalCode(`typeof ${name} === "function" ? ${name} : undefined`, "look.js");
  if (found.error) return { fault: explainError(context, found.error) };
  if (context.typeof(found.value) !== "function")
    return { fault: createFault("missing", `There is no function ${name}.`) };
  const text = context.newString(JSON.stringify(values));
  const result = context.callFunction(context.getProp(portal, "call"), context.undefined, found.value, text);
  if (result.error) return { fault: explainError(context, result.error) };
  const printed = context.getString(result.value);
  return { json: printed.slice(1, -1) };
}

function tryCall(context: QuickJSContext, portal: QuickJSHandle, call: GuestCall): GuestOutcome {
  try {
    return callFunction(context, portal, call);
  } catch (error) {
    return { fault: explainTrap(error) };
  }
}

/**
 * Runs a learner's program in QuickJS, compiled to WebAssembly: a machine of its own, with 64 MB and nothing else. To be run
 * in a process that may be killed, and once for each learner.
 */
export async function runGuest({ code, calls, milliseconds }: GuestTask): Promise<GuestReply> {
  const program = stripTypes(code);
  if (typeof program !== "string") return { fault: program };
  const { context } = await openContext(milliseconds);
  const portal = context.unwrapResult(context.evalCode(portalSource, "portal.js"));
  try {
    const loaded = context.evalCode(program, fileName, { type: "global", strict: true });
    if (loaded.error) return { fault: explainError(context, loaded.error) };
  } catch (error) {
    return { fault: explainTrap(error) };
  }
  const outcomes: GuestOutcome[] = [];
  let size = 0;
  for (const call of calls) {
    const outcome = tryCall(context, portal, call);
    size += "json" in outcome ? outcome.json.length : 0;
    outcomes.push(size > largestOutcomes ? { fault: createFault("too-large", "") } : outcome);
  }
  // Nothing is freed one by one: the WebAssembly memory goes as a whole, also after a trap.
  return { outcomes };
}
