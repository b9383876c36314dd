import Papa from "papaparse";
import { expect } from "vitest";
import { poolPlanSchema, type TrialOutcome } from "@/lib/contract/pooled";
import { getPoolSettings } from "@/lib/experiment/search/pool";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { endLiveSession, joinLiveSession, startLiveSession } from "../live/live-sessions";
import { describeLiveSession } from "../live/live-view";
import { mergeParticipants } from "../live/merge-participants";
import { createOwner, createPerson } from "../testing/people";
import { exportPool } from "./export-pool";
import { describePools, findNextExpiry } from "./pool-view";
import { commandPool } from "./pools";
import { listOwnTrials, reportTrial, takeTrial, trialPatience } from "./trials";

const plan = poolPlanSchema.parse({ count: 3 });
const closed = { code: "out-of-turn", status: 409 };
const trained = (loss: number | null): TrialOutcome => ({
  kind: "trained",
  loss,
  accuracy: 0.9,
  epochs: 150,
  seconds: 4.25,
  device: "handheld",
});

/** A session with a search that is open, participants, and short ways for them to take and to report. */
async function begin(store: Store, participants: number) {
  const presenter = await createOwner(store);
  const session = await startLiveSession(store, presenter, "tuning");
  const readers: string[] = [];
  for (let count = 0; count < participants; count++) {
    const { readerId } = await joinLiveSession(store, { token: null, attempt: null }, session.joinCode);
    readers.push(readerId);
  }
  const command = (asked: Parameters<typeof commandPool>[4]) =>
    commandPool(store, presenter, session.id, "together", asked);
  await command({ do: "start", plan });
  const look = async (now = Date.now()) => (await describePools(store, session.id, now))[0]!;
  const { id: poolId } = await look();
  const place = { sessionId: session.id, poolId };
  const take = async (participant: number, now?: number) =>
    (await takeTrial(store, readers[participant] ?? null, place, now)).number;
  const report = (participant: number, number: number, outcome: TrialOutcome) =>
    reportTrial(store, readers[participant] ?? null, { ...place, number }, outcome);
  return { presenter, session, readers, command, look, place, take, report };
}

testOnEachDatabase(
  "people who ask at the same time get a configuration each, and the same one again",
  async (open) => {
    const store = await open();
    const { take, look, session } = await begin(store, 5);
    const taken = await Promise.all([0, 1, 2, 3, 4].map((participant) => take(participant)));
    expect([...taken].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(await Promise.all([0, 1, 2, 3, 4].map((participant) => take(participant)))).toEqual(taken);
    expect(await look()).toMatchObject({ name: "together", run: 1, isOpen: true, training: 5, results: [] });
    const view = await describeLiveSession(store, session.id, async () => null);
    expect(view.pools).toEqual([await look()]);
  },
);

testOnEachDatabase(
  "a result counts once, is shown with what its device said, and frees the way to another",
  async (open) => {
    const store = await open();
    const { take, report, look, place, readers } = await begin(store, 2);
    await take(0);
    await take(1);
    await report(0, 0, trained(0.21349));
    await report(0, 0, trained(0.21349));
    await report(0, 0, trained(0.0001));
    expect((await look()).results).toEqual([[0, 0.2135, 0.9, 4.25, "handheld"]]);
    await report(1, 1, trained(null));
    expect((await look()).results[1]).toEqual([1, null, 0.9, 4.25, "handheld"]);
    expect(await take(0)).toBe(2);
    expect(await take(1), "the last is being trained").toBeNull();
    expect(await listOwnTrials(store, readers[0] ?? null, place)).toEqual({ trained: [0], held: 2 });
  },
);

testOnEachDatabase(
  "nobody reports what another was given, nor what nobody was, nor from outside",
  async (open) => {
    const store = await open();
    const { take, report, look, place, session, presenter } = await begin(store, 2);
    await take(0);
    await expect(report(1, 0, trained(0.1))).rejects.toMatchObject(closed);
    await expect(report(0, 7, trained(0.1))).rejects.toMatchObject({ code: "not-found" });
    const other = await startLiveSession(store, presenter, "tuning");
    const { readerId } = await joinLiveSession(store, { token: null, attempt: null }, other.joinCode);
    const missing = { code: "not-found", status: 404 };
    await expect(takeTrial(store, readerId, place)).rejects.toMatchObject(missing);
    await expect(takeTrial(store, null, place)).rejects.toMatchObject(missing);
    await expect(takeTrial(store, readerId, { ...place, sessionId: other.id })).rejects.toMatchObject(
      missing,
    );
    await expect(reportTrial(store, readerId, { ...place, number: 0 }, trained(0.1))).rejects.toMatchObject(
      missing,
    );
    await expect(listOwnTrials(store, readerId, place)).rejects.toMatchObject(missing);
    const colleague = await createPerson(store, presenter, "instructor", "ivan");
    await expect(commandPool(store, colleague, session.id, "together", { do: "stop" })).rejects.toMatchObject(
      missing,
    );
    await expect(exportPool(store, colleague, session.id, "together")).rejects.toMatchObject(missing);
    expect(await look()).toMatchObject({ isOpen: true, results: [] });
  },
);

testOnEachDatabase(
  "a device that goes quiet loses its configuration to the next who asks; one that asks again keeps it",
  async (open) => {
    const store = await open();
    const { take, report, look, session } = await begin(store, 3);
    const start = Date.now();
    expect(await take(0, start)).toBe(0);
    expect(await take(1, start)).toBe(1);
    expect(await findNextExpiry(store, session.id, start)).toBe(start + trialPatience);
    // The second says that it is still at it.
    expect(await take(1, start + trialPatience - 1000)).toBe(1);
    const later = start + trialPatience;
    expect((await look(later)).training).toBe(1);
    expect(await take(2, later)).toBe(0);
    await expect(report(0, 0, trained(0.3)), "it is another's now").rejects.toMatchObject(closed);
    await report(2, 0, trained(0.2));
    expect((await look()).results.map(([number, loss]) => [number, loss])).toEqual([[0, 0.2]]);
    expect(await take(0, later), "and the first goes on with another").toBe(2);
  },
);

testOnEachDatabase("a training that a device cannot make is left to others", async (open) => {
  const store = await open();
  const { take, report, look } = await begin(store, 2);
  await take(0);
  await report(0, 0, { kind: "failed" });
  await report(0, 0, { kind: "failed" });
  expect(await look()).toMatchObject({ training: 0, results: [] });
  expect(await take(0)).toBe(1);
  expect(await take(1)).toBe(0);
  await report(1, 0, trained(0.4));
  expect((await look()).results).toHaveLength(1);
});

testOnEachDatabase("a closed search takes nothing, says again what it has, and can go on", async (open) => {
  const store = await open();
  const { take, report, look, command, session, presenter, place, readers } = await begin(store, 2);
  await take(0);
  await take(1);
  await report(0, 0, trained(0.3));
  await command({ do: "stop" });
  expect(await look()).toMatchObject({ isOpen: false, training: 0 });
  await expect(take(0)).rejects.toMatchObject(closed);
  await expect(report(1, 1, trained(0.1))).rejects.toMatchObject(closed);
  await report(0, 0, trained(0.3));
  await command({ do: "resume" });
  expect(await take(1)).toBe(1);
  await report(1, 1, trained(0.1));
  await endLiveSession(store, presenter, session.id);
  expect(await look()).toMatchObject({ isOpen: false, training: 0 });
  await expect(take(0)).rejects.toMatchObject(closed);
  await expect(command({ do: "resume" })).rejects.toMatchObject({ code: "not-found" });
  expect(await listOwnTrials(store, readers[1] ?? null, place)).toEqual({ trained: [1], held: null });
});

testOnEachDatabase(
  "begun anew a search is another, the old one is kept, and all of it can be had as CSV",
  async (open) => {
    const store = await open();
    const { take, report, look, command, session, presenter, place, readers } = await begin(store, 2);
    await take(1);
    await report(1, 0, trained(0.25));
    const next = { ...plan, seed: 2 };
    await command({ do: "start", plan: next });
    const second = await look();
    expect(second).toMatchObject({ run: 2, plan: next, isOpen: true, results: [] });
    await expect(take(0), "the old one is closed").rejects.toMatchObject(closed);
    await takeTrial(store, readers[0] ?? null, { ...place, poolId: second.id });
    const csv = await exportPool(store, presenter, session.id, "together");
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true });
    const { learningRate, units } = getPoolSettings(plan, 0);
    expect(data).toMatchObject([
      {
        search: "1",
        configuration: "1",
        "learning rate": String(learningRate),
        "hidden units": String(units),
        state: "trained",
        "validation loss": "0.25",
        device: "handheld",
        participant: "2",
      },
      { search: "2", configuration: "1", state: "training", "validation loss": "", participant: "1" },
    ]);
    const unknown = commandPool(store, presenter, session.id, "alone", { do: "stop" });
    await expect(unknown).rejects.toMatchObject(closed);
    const nowhere = { ...plan, shape: "nowhere" };
    await expect(command({ do: "start", plan: nowhere })).rejects.toMatchObject({ code: "bad-request" });
  },
);

testOnEachDatabase(
  "where two participants turn out to be one, the results of both are that one's",
  async (open) => {
    const store = await open();
    const { take, report, place, readers } = await begin(store, 2);
    for (const participant of [0, 1]) {
      const number = (await take(participant)) ?? 0;
      await report(participant, number, trained(0.3));
    }
    const [keep = "", drop = ""] = readers;
    await store.transaction().execute((transaction) => mergeParticipants(transaction, keep, drop));
    expect(await listOwnTrials(store, keep, place)).toEqual({ trained: [0, 1], held: null });
  },
);
