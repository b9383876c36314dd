"use client";

import { useMemo, useState } from "react";
import { type ChangedPicture, PictureListenerContext } from "@/components/training/picture-listener";
import { Button } from "@/components/ui/button";
import { PictureAttack } from "@/components/widgets/registry";
import { encodeFloats } from "@/lib/contract/base64";
import { experimentSchema } from "@/lib/experiment/schema";
import type { FormProps } from "./graded-exercise";
import styles from "./exercise.module.css";

/** A model to be fooled: the changed picture on screen is the evidence, and the server shows it to its own model. */
export function AttackExercise({ id, form, handIn, isBusy }: FormProps<"attack">) {
  const [picture, setPicture] = useState<ChangedPicture | null>(null);
  const experiment = useMemo(() => experimentSchema.parse(form.model), [form.model]);
  const { example, marks } = form;
  if (example === null) return null;
  const isChanged = picture !== null && picture.epsilon > 0;
  return (
    <div className={styles.form}>
      <PictureListenerContext value={setPicture}>
        {/* What was tried on another picture stays with that one. */}
        <PictureAttack
          key={example}
          id={`exercise-${id}-${example}`}
          {...experiment}
          example={example}
          marks={[...marks]}
        />
      </PictureListenerContext>
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={isBusy || !isChanged}
          onPress={() => picture !== null && void handIn({ changed: encodeFloats(picture.values) })}
        >
          Hand in this picture
        </Button>
        <p className={isChanged && !picture.isFooled ? styles.warning : styles.note} role="status">
          {describe(picture)}
        </p>
      </div>
    </div>
  );
}

function describe(picture: ChangedPicture | null): string {
  if (picture === null) return "Once the model is trained, your picture can be changed and handed in.";
  if (picture.epsilon === 0) return "Change the picture first: what is on screen then can be handed in.";
  return picture.isFooled
    ? "The server shows this picture to its own model, trained in the same way, and measures how far each value was moved."
    : "Here the model still reads the picture rightly. You may hand it in, but a picture that does not fool the server\u2019s model has no marks.";
}
