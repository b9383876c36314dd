"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { createLayer, insertLayer, moveLayer, removeLayer, replaceLayer } from "./edit";
import { LayerFields } from "./layer-fields";
import type { Build } from "./model";
import { type BuiltKind, kindNames, kinds } from "./names";
import { ResidualFields } from "./residual-fields";
import { MOST_LAYERS, type State } from "./state";

const kindOptions = kinds.map((value) => ({ value, label: kindNames[value] }));

/** Changes a network of one's own: its layers' order, kinds and settings. */
export function OwnControls({
  state,
  build,
  set,
}: {
  state: State;
  build: Build;
  set: (patch: Partial<State>) => void;
}) {
  const [fresh, setFresh] = useState<BuiltKind>("conv2d");
  const { chosen, layers, network } = build;
  const layer = state.layers[chosen];
  const given =
    layers[chosen]?.info?.inputShape ?? layers[chosen - 1]?.info?.outputShape ?? network.inputShape;
  const channels = Math.min(2048, given.at(-1) ?? 1);
  const outgoing = layers[chosen]?.info?.outputShape ?? given;
  const change = (next: (typeof state.layers)[number]) => set(replaceLayer(state, chosen, next));
  return (
    <>
      {layer !== undefined && (
        <>
          <Select
            label={`Layer ${chosen + 1} is`}
            value={layer.kind as BuiltKind}
            options={kindOptions}
            onChange={(kind) => change(createLayer(kind, channels))}
          />
          {layer.kind === "residual" ? (
            <ResidualFields key={chosen} layer={layer} channels={channels} onChange={change} />
          ) : (
            <LayerFields layer={layer} onChange={change} />
          )}
          <Button isDisabled={chosen === 0} onPress={() => set(moveLayer(state, chosen, -1))}>
            Move up
          </Button>
          <Button
            isDisabled={chosen === state.layers.length - 1}
            onPress={() => set(moveLayer(state, chosen, 1))}
          >
            Move down
          </Button>
          <Button onPress={() => set(removeLayer(state, chosen))}>Remove</Button>
        </>
      )}
      <Select label="New layer" value={fresh} options={kindOptions} onChange={setFresh} />
      <Button
        isDisabled={state.layers.length >= MOST_LAYERS}
        onPress={() =>
          set(insertLayer(state, chosen, createLayer(fresh, Math.min(2048, outgoing.at(-1) ?? 1))))
        }
      >
        Add below
      </Button>
    </>
  );
}
