import { watch } from "node:fs";
import { CONTENT_ROOT } from "@/lib/course/paths";

/** In development only: one event for each change of a content file, so that open lessons show it. */
export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== "development") return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  const stream = new ReadableStream({
    start(controller) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const watcher = watch(CONTENT_ROOT, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(() => controller.enqueue(encoder.encode("data: changed\n\n")), 50);
      });
      request.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        watcher.close();
        controller.close();
      });
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
