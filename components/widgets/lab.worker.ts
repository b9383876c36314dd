import { createHost } from "@/lib/lab/host";
import type { Request } from "@/lib/lab/protocol";
import { jobs } from "./jobs";

const host = createHost(jobs, (reply, transfer) => self.postMessage(reply, { transfer }));
self.onmessage = (event: MessageEvent<Request>) => host.receive(event.data);
