import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const wasm = join(root, "node_modules/@tensorflow/tfjs-backend-wasm/dist");
const types: Record<string, string> = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };

/** Bundles the product's own worker and a bare page that drives it. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: {
      page: join(root, "bench/lab-page.ts"),
      "lab.worker": join(root, "components/widgets/lab.worker.ts"),
    },
    outdir: "/",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    tsconfig: join(root, "tsconfig.json"),
    external: ["fs", "path", "worker_threads", "perf_hooks"],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return new Map(outputFiles.map((file) => [file.path, file.contents]));
}

/** Serves the page at a free port of this machine. */
export async function serveLab(): Promise<{ address: string; close: () => void }> {
  const files = await bundle();
  files.set(
    "/",
    Buffer.from('<!doctype html><title>lab</title><script type="module" src="/page.js"></script>'),
  );
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? "/";
      const body = path.startsWith("/wasm/") ? await readFile(join(wasm, path.slice(6))) : files.get(path);
      const type = types[path === "/" ? "html" : (path.split(".").at(-1) ?? "")];
      response.writeHead(body === undefined ? 404 : 200, { "content-type": type ?? "text/plain" }).end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/`, close: () => server.close() };
}
