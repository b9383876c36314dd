import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, type Frame, type Page } from "@playwright/test";

// Somewhere else on the network, which would answer anybody.
let elsewhere: Server;
let address: string;
let heard: string[] = [];

test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    heard.push(request.url ?? "");
    const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" };
    response.writeHead(200, headers).end("0");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
test.afterAll(() => elsewhere.close());
test.beforeEach(() => {
  heard = [];
});

/** A cell that tries every way out of a worker, and says of each whether it came through. */
const writeAttempts = (site: string) => `
const tries: Record<string, () => unknown> = {
  "fetch elsewhere": () => fetch("${address}/fetch"),
  "fetch without CORS": () => fetch("${address}/no-cors", { mode: "no-cors" }),
  "fetch from the site": () => fetch("${site}/api/health"),
  "request": () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve;
    request.onerror = () => reject(new Error("refused"));
    request.open("GET", "${address}/xhr");
    request.send();
  }),
  "socket": () => new Promise((resolve, reject) => {
    const socket = new WebSocket("${address.replace("http", "ws")}/socket");
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("refused"));
  }),
  "stream": () => new Promise((resolve, reject) => {
    const source = new EventSource("${address}/stream");
    source.onopen = resolve;
    source.onerror = () => { source.close(); reject(new Error("refused")); };
  }),
  "script": () => importScripts("${address}/script.js"),
  "module": () => (0, eval)("import('${address}/module.js')"),
  "worker by address": () => new Promise((resolve, reject) => {
    const worker = new Worker("${site}/kernel/kernel.js");
    worker.onmessage = resolve;
    worker.onerror = () => reject(new Error("refused"));
    setTimeout(() => reject(new Error("silent")), 1000);
  }),
  "worker of its own": () => new Promise((resolve, reject) => {
    const text = "fetch('${address}/nested').then(() => postMessage('out'), () => postMessage('refused'))";
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = ({ data }) => data === "out" ? resolve(data) : reject(new Error("refused"));
    worker.onerror = () => reject(new Error("refused"));
  }),
  "database": () => new Promise((resolve, reject) => {
    const request = indexedDB.open("forward-pass-cells");
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  }),
  "caches": () => caches.open("forward-pass"),
  "files": () => navigator.storage.getDirectory(),
  "document": () => document.cookie,
  "local storage": () => localStorage.length,
  "parent": () => parent.location.href,
  "top": () => { top.location.href = "${address}/top"; },
  "opener": () => opener.location.href,
};
for (const [name, attempt] of Object.entries(tries)) {
  try {
    await attempt();
    console.log("OUT " + name);
  } catch (error) {
    console.log("held " + name + ": " + (error instanceof Error ? error.message : String(error)).replaceAll("\\n", " "));
  }
}
console.log("all tried");`;

/** What a program could try if it had got out of its worker, into the page of the frame. Runs there. */
async function tryFromFrame(elsewhereAddress: string): Promise<string[]> {
  const tries: Record<string, () => unknown> = {
    cookie: () => document.cookie,
    "local storage": () => localStorage.length,
    "session storage": () => sessionStorage.length,
    "parent's page": () => window.parent.document.title,
    "parent's address": () => window.parent.location.href,
    "top's address": () => {
      if (window.top !== null) window.top.location.href = `${elsewhereAddress}/top`;
    },
    fetch: () => fetch(`${elsewhereAddress}/from-frame`),
    image: () =>
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = () => reject(new Error("refused"));
        image.src = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
      }),
    window: () => {
      if (window.open(`${elsewhereAddress}/window`) === null) throw new Error("refused");
    },
  };
  const out: string[] = [];
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      await attempt();
      out.push(name);
    } catch {
      // Held.
    }
  }
  return out;
}

async function openLesson(page: Page) {
  await page.goto("/lessons/libraries-and-hardware");
  const cell = page.locator("#cell-tape-by-hand");
  const edit = cell.getByRole("button", { name: "Edit: tape by hand" });
  await expect(async () => {
    if ((await edit.count()) > 0) await edit.click({ timeout: 1000 });
    await expect(edit).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await expect(cell.getByRole("textbox")).toBeVisible();
  return cell;
}

async function runAttempts(page: Page): Promise<string[]> {
  const cell = await openLesson(page);
  await page.evaluate(() => {
    document.cookie = "reader=secret";
    localStorage.setItem("secret", "1");
  });
  await cell.getByRole("textbox").fill(writeAttempts(new URL(page.url()).origin));
  await cell.getByRole("button", { name: "Run: tape by hand" }).click();
  const log = cell.getByLabel("Log of tape by hand");
  await expect(log).toContainText("all tried");
  return (await log.innerText()).split("\n");
}

function findFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().endsWith("/kernel/frame.html"));
  if (frame === undefined) throw new Error("There is no kernel");
  return frame;
}

test("from inside a cell no cookie, storage, network, parent or top is reached", async ({ page }) => {
  const lines = await runAttempts(page);
  expect(lines.filter((line) => !line.startsWith("held "))).toEqual(["all tried"]);
  expect(lines).toHaveLength(19);
  expect(heard).toEqual([]);
  expect(new URL(page.url()).pathname).toBe("/lessons/libraries-and-hardware");
});

test("nor from the frame around its worker", async ({ page }) => {
  await runAttempts(page);
  expect(await findFrame(page).evaluate(tryFromFrame, address)).toEqual([]);
  expect(await findFrame(page).evaluate(() => window.origin)).toBe("null");
  expect(heard).toEqual([]);
  expect(new URL(page.url()).pathname).toBe("/lessons/libraries-and-hardware");
});

test("the page of the kernel opened by itself has no origin either", async ({ page }) => {
  await page.goto("/kernel/frame.html");
  expect(await page.evaluate(() => window.origin)).toBe("null");
});

test("the tries are real: without its policy the network is reached, without its sandbox the reader's things", async ({
  page,
  context,
}) => {
  // A page that the test hands in is of no known network, from which Chromium lets nobody into that of the machine.
  await context.grantPermissions(["local-network-access"]);
  await page.route("**/kernel/frame.html", async (route) => {
    const reply = await route.fetch();
    const { "content-security-policy": _policy, ...headers } = reply.headers();
    const body = (await reply.text()).replace(/<meta http-equiv[^>]*>/, "");
    await route.fulfill({ status: 200, headers, body });
  });
  await page.addInitScript(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name: string, value: string) {
      if (name !== "sandbox") setAttribute.call(this, name, value);
    };
  });
  const out = (await runAttempts(page)).filter((line) => line.startsWith("OUT "));
  for (const name of [
    "fetch elsewhere",
    "fetch from the site",
    "script",
    "worker of its own",
    "database",
    "caches",
  ])
    expect(out, name).toContain(`OUT ${name}`);
  expect(heard).toEqual(expect.arrayContaining(["/fetch", "/no-cors", "/xhr", "/script.js", "/nested"]));
  const frame = findFrame(page);
  const reached = await frame.evaluate(() => [
    document.cookie,
    localStorage.getItem("secret"),
    parent.document.title,
  ]);
  // Of no origin, already the asking throws.
  expect(typeof reached[0]).toBe("string");
  expect(reached.slice(1)).toEqual(["1", await page.title()]);
});
