import { getStore } from "@/lib/store/open-store";
import { getAuthSecret } from "./auth-secret";
import { createSetupToken } from "./invitations";

// The program that starts the server is no part of the bundle: this is how it asks for the first account's link.
const processWide: { forwardPassSetup?: () => Promise<string | null> } & typeof globalThis = globalThis;

/** Lets the program that serves the site ask for the first account's token, which no request can. */
export function offerSetup(): void {
  processWide.forwardPassSetup = async () => {
    const store = await getStore();
    // A key that cannot serve is told now, and not to the first person who signs in.
    await getAuthSecret(store);
    return createSetupToken(store);
  };
}
