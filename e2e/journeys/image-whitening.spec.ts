import { expect, type Locator, type Page, test } from "@playwright/test";

async function open(page: Page, patch: Record<string, unknown> = {}): Promise<Locator> {
  await page.goto(`/widgets/image-whitening#${Buffer.from(JSON.stringify(patch)).toString("base64url")}`);
  const widget = page.locator('[data-widget="image-whitening"]');
  await expect(widget.getByText(/^Neighbouring pixels correlate by/)).toBeVisible();
  return widget;
}

/** Both numbers of the title: the correlation of neighbours before and after. */
async function readCorrelations(widget: Locator): Promise<[number, number]> {
  const text = (await widget.getByText(/^Neighbouring pixels correlate by/).textContent()) ?? "";
  const [before, after] = [...text.replaceAll("−", "-").matchAll(/by (-?[\d.]+)/g)].map((match) =>
    Number(match[1]),
  );
  return [before ?? NaN, after ?? NaN];
}

/** A grey ramp as a PNG file, made by the browser itself. */
async function paintPng(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 200;
    canvas.height = 160;
    const context = canvas.getContext("2d")!;
    for (let x = 0; x < 200; x++) {
      context.fillStyle = `rgb(${x}, ${x}, ${x})`;
      context.fillRect(x, 0, 1, 160);
    }
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1] ?? "", "base64");
}

test("neighbours are alike before and hardly after; keys alone turn the floor", async ({ page }) => {
  const widget = await open(page);
  const [before, after] = await readCorrelations(widget);
  expect(before).toBeGreaterThan(0.8);
  expect(Math.abs(after)).toBeLessThan(0.5);
  const floor = widget.getByRole("slider", { name: /^Eigenvalue floor/ });
  await floor.focus();
  await page.keyboard.press("End");
  await expect(floor).toHaveAttribute("aria-valuetext", "1");
  await expect.poll(async () => (await readCorrelations(widget))[1]).toBeGreaterThan(after);
  await page.keyboard.press("Control+z");
  await expect(floor).toHaveAttribute("aria-valuetext", "0.001");
});

test("arrow keys read a picture's numbers, and all eigenvalues stand in a table", async ({ page }) => {
  const widget = await open(page);
  await widget.getByRole("img", { name: "Covariance of the numbers of a patch after whitening" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.getByText(/^covariance of numbers \d+ and \d+: /)).toBeVisible();
  await widget.getByText("PCA", { exact: true }).click();
  await expect(widget.getByRole("img", { name: /^The 64 filters of PCA/ })).toBeVisible();
  await widget.getByText("Values", { exact: true }).click();
  await expect(widget.getByRole("region", { name: "Eigenvalues of the covariance" })).toBeVisible();
  await widget.getByRole("button", { name: "Show code" }).click();
  await expect(page.getByRole("dialog")).toContainText("floor");
});

test("an image of one's own is whitened, sends no request, and a file that is none is explained", async ({
  page,
}) => {
  const widget = await open(page, { source: "own", patch: 4 });
  const own = widget.getByRole("group", { name: "A picture of your own" });
  await expect(own.getByText(/never leaves this page/)).toBeVisible();
  const before = await readCorrelations(widget);
  const buffer = await paintPng(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) sent.push(request.url());
  });
  await own.locator("input[type=file]").setInputFiles({ name: "ramp.png", mimeType: "image/png", buffer });
  await expect(own.getByText("In use: ramp.png")).toBeVisible();
  await expect.poll(() => readCorrelations(widget)).not.toEqual(before);
  expect((await readCorrelations(widget))[0]).toBeGreaterThan(0.95);

  await own
    .locator("input[type=file]")
    .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await expect(own.getByRole("alert")).toContainText("cannot read notes.txt as an image");
  expect(sent).toEqual([]);
});

test("a refused camera and none at all are told apart, and a frame of one becomes the picture", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const answers: (() => Promise<MediaStream>)[] = [
      () => Promise.reject(new DOMException("", "NotAllowedError")),
      () => Promise.reject(new DOMException("", "NotFoundError")),
      () => {
        const canvas = document.createElement("canvas");
        canvas.width = 320;
        canvas.height = 240;
        const context = canvas.getContext("2d")!;
        let shift = 0;
        setInterval(() => {
          shift++;
          for (let x = 0; x < 320; x += 4) {
            context.fillStyle = (x + shift) % 16 < 8 ? "#fff" : "#000";
            context.fillRect(x, 0, 4, 240);
          }
        }, 30);
        return Promise.resolve(canvas.captureStream(30));
      },
    ];
    navigator.mediaDevices.getUserMedia = () => answers.shift()!();
  });
  const widget = await open(page, { source: "own", patch: 4 });
  const own = widget.getByRole("group", { name: "A picture of your own" });
  await own.getByRole("button", { name: "Use the camera" }).click();
  await expect(own.getByRole("alert")).toContainText("The camera was refused");
  await own.getByRole("button", { name: "Use the camera" }).click();
  await expect(own.getByRole("alert")).toContainText("No camera was found");
  await own.getByRole("button", { name: "Use the camera" }).click();
  await expect(own.getByRole("img", { name: "What the camera sees" })).toBeVisible({ timeout: 30_000 });
  await own.getByRole("button", { name: "Take this picture" }).click();
  await expect(own.getByText("In use: The camera's picture")).toBeVisible();
  await expect(own.getByRole("img", { name: "What the camera sees" })).toHaveCount(0);
});
