"use client";

import { useCallback, useRef, useState } from "react";
import { ask } from "@/components/form/ask";
import { useAsk } from "@/components/form/use-ask";
import type { GivenModel } from "@/components/training/given-model";
import type { RivalModel, RivalModelReply, RivalsReply } from "@/lib/contract/exercise";
import { decodeArtefact } from "@/lib/experiment/run/artefact";

/** A classmate's model, as it is chosen. */
export interface Rival extends GivenModel {
  id: string;
}

export interface Rivals {
  /** Null until the server has answered. */
  offered: readonly RivalModel[] | null;
  /** Null for the course's own model. */
  rival: Rival | null;
  /** Why there is none, in words. */
  fault: string | null;
  choose: (id: string | null) => Promise<void>;
}

/** The models that classmates offer for an attack, and the one that is attacked. */
export function useRivals(lesson: string, exercise: string, isAsked: boolean): Rivals {
  const path = `/api/exercises/rivals?lesson=${lesson}&exercise=${exercise}`;
  const { reply, reload } = useAsk<RivalsReply>(isAsked ? path : null);
  const [rival, setRival] = useState<Rival | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const turn = useRef(0);
  const choose = useCallback(
    async (id: string | null) => {
      const own = ++turn.current;
      setFault(null);
      if (id === null) return setRival(null);
      const model = await ask<RivalModelReply>(`${path}&model=${id}`);
      if (own !== turn.current) return;
      const run = model.ok ? decodeArtefact(model.value.artefact) : model;
      if ("log" in run) {
        const weights = run.log.states.at(-1)?.weights ?? [];
        return setRival({ id, model: run.log.experiment.model, weights });
      }
      if (!run.ok) setFault(run.message);
      await reload();
    },
    [path, reload],
  );
  return {
    offered: reply?.ok ? reply.value.rivals : null,
    rival,
    fault: fault ?? (reply?.ok === false ? reply.message : null),
    choose,
  };
}
