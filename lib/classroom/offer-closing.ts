import { closeStore } from "@/lib/store/open-store";
import { closeLiveServer } from "./live/live-server";

const processWide: { forwardPassClose?: () => Promise<void> } & typeof globalThis = globalThis;

/** Lets the program that serves the site close its database in the end, which is open inside Next's bundles. */
export function offerClosing(): void {
  processWide.forwardPassClose = async () => {
    await closeLiveServer();
    await closeStore();
  };
}
