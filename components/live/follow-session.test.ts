import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followSession } from "./follow-session";

class FakeStream {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static made: FakeStream[] = [];
  readyState = 0;
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor(readonly url: string) {
    FakeStream.made.push(this);
  }
  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
  /** The server says no: a browser does not try again by itself. */
  refuse(): void {
    this.readyState = FakeStream.CLOSED;
    this.onerror();
  }
  accept(): void {
    this.readyState = FakeStream.OPEN;
    this.onopen();
  }
}

const view = { lesson: "x", participants: 1, ended: false, polls: [], pools: [] };
const onView = vi.fn();
const onConnection = vi.fn();
let device: EventTarget;
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  FakeStream.made = [];
  device = new EventTarget();
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", device.addEventListener.bind(device));
  vi.stubGlobal("removeEventListener", device.removeEventListener.bind(device));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const follow = () => followSession("s", { onView, onConnection });
const newest = () => FakeStream.made.at(-1) as FakeStream;

function show(state: "hidden" | "visible"): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event("visibilitychange"));
}

test("a refused stream is asked for again, after pauses that grow until it is had", () => {
  follow();
  for (const pause of [1000, 2000, 4000, 8000, 15_000, 15_000]) {
    const count = FakeStream.made.length;
    newest().refuse();
    vi.advanceTimersByTime(pause - 1);
    expect(FakeStream.made).toHaveLength(count);
    vi.advanceTimersByTime(1);
    expect(FakeStream.made).toHaveLength(count + 1);
  }
  newest().accept();
  newest().refuse();
  vi.advanceTimersByTime(1000);
  expect(FakeStream.made).toHaveLength(8);
  expect(onConnection.mock.calls.flat().slice(-3)).toEqual(["lost", "open", "lost"]);
});

test("a device that is online again, or awake after a sleep, opens a new stream in place of the old one", () => {
  follow();
  const first = newest();
  first.accept();
  device.dispatchEvent(new Event("offline"));
  expect(onConnection).toHaveBeenLastCalledWith("lost");
  device.dispatchEvent(new Event("online"));
  expect([FakeStream.made.length, first.readyState]).toEqual([2, FakeStream.CLOSED]);
  newest().accept();
  show("hidden");
  vi.advanceTimersByTime(1000);
  show("visible");
  expect(FakeStream.made, "a glance elsewhere is no sleep").toHaveLength(2);
  show("hidden");
  vi.advanceTimersByTime(60_000);
  show("visible");
  expect(FakeStream.made).toHaveLength(3);
});

test("what is no session's state is passed over", () => {
  follow();
  for (const data of ["", "{", "null", "[]", '{"lesson":"x"}', JSON.stringify(view)])
    newest().onmessage({ data });
  expect(onView.mock.calls).toEqual([[view]]);
});

test("after the end of the session, and of the page, nothing goes on", () => {
  follow();
  newest().onmessage({ data: JSON.stringify({ ...view, ended: true }) });
  expect(newest().readyState).toBe(FakeStream.CLOSED);
  const stop = follow();
  newest().refuse();
  stop();
  device.dispatchEvent(new Event("online"));
  show("visible");
  vi.advanceTimersByTime(60_000);
  expect(FakeStream.made).toHaveLength(2);
});
