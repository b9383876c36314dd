import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { inFolder } from "./test-programs";

const run = promisify(execFile);

/** PYTHON names another Python than the path's, such as one of a virtual environment that has PyTorch. */
const python = process.env["PYTHON"] ?? "python3";

/** Whether Python is on this machine, with this module. */
export function hasPython(module: string): boolean {
  return spawnSync(python, ["-c", `import ${module}`]).status === 0;
}

/**
 * Runs programs one after another in one process, so that their libraries are loaded once.
 * @returns what each printed
 * @throws Error with the first failing program's message
 */
export async function runPython(programs: readonly string[]): Promise<string[]> {
  const driver = `import sys
for i in range(${programs.length}):
    print("==== next program")
    path = f"{sys.argv[1]}/{i}.py"
    exec(compile(open(path).read(), path, "exec"), {"__name__": "__main__"})
`;
  return inFolder(async (folder) => {
    await Promise.all(programs.map((program, i) => writeFile(join(folder, `${i}.py`), program)));
    await writeFile(join(folder, "all.py"), driver);
    const { stdout } = await run(python, [join(folder, "all.py"), folder], { maxBuffer: 1e9 });
    return stdout.split("==== next program\n").slice(1);
  });
}
