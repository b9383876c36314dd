import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { askPlatform, isPlatformAddress } from "./ask-platform";
import { isPublicAddress } from "./public-address";

afterEach(() => vi.unstubAllEnvs());

async function startServer(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer ?? undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("addresses within networks are told from those of the internet", () => {
  const closed =
    "127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1 ff02::1";
  for (const address of closed.split(" ")) expect(isPublicAddress(address), address).toBe(false);
  for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2606:4700::1111"]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});

test("a platform is asked over https alone, and this machine only where a setting says so", () => {
  const local = [
    "http://127.0.0.1:9/jwks",
    "http://localhost/jwks",
    "https://localhost/jwks",
    "http://[::1]/",
  ];
  const never = [
    "http://lms.example/jwks",
    "https://10.0.0.1/jwks",
    "https://[fd00::1]/jwks",
    "https://0x7f.1/jwks",
    "https://2130706433/jwks",
    "http://127.1/jwks",
    "http://127.0.0.2/jwks",
    "https://me:secret@lms.example/jwks",
    "file:///etc/passwd",
    "jwks",
  ];
  expect(isPlatformAddress("https://lms.example/jwks")).toBe(true);
  for (const address of [...local, ...never]) expect(isPlatformAddress(address), address).toBe(false);
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  for (const address of local) expect(isPlatformAddress(address), address).toBe(true);
  for (const address of never.slice(0, 3)) expect(isPlatformAddress(address), address).toBe(false);
});

test("a name that leads to this machine is not asked", async () => {
  // Node resolves such names to 127.0.0.1 without any name server.
  const asked = askPlatform("https://some.localhost/jwks");
  await expect(asked).rejects.toMatchObject({ code: "platform-unreachable" });
});

test("a reply is taken as it is, a redirection is not followed, and one too long is cut off", async () => {
  vi.stubEnv("LTI_ALLOW_LOOPBACK", "1");
  const visited: string[] = [];
  const url = await startServer((request, response) => {
    visited.push(request.url ?? "");
    if (request.url === "/moved") response.writeHead(302, { location: "/elsewhere" });
    response.end(request.url === "/long" ? "x".repeat(300_000) : `${request.method} ${request.url}`);
  });
  const reply = await askPlatform(`${url}/score`, { method: "POST", body: "{}" });
  expect([reply.status, await reply.text()]).toEqual([200, "POST /score"]);
  expect((await askPlatform(`${url}/moved`)).status).toBe(302);
  await expect(askPlatform(`${url}/long`)).rejects.toMatchObject({ code: "platform-unreachable" });
  expect(visited).toEqual(["/score", "/moved", "/long"]);
});
