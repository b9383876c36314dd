"use client";

import { useMemo, useState } from "react";
import { type ChangedPicture, PictureListenerContext } from "@/components/training/picture-listener";
import { GivenModelContext } from "@/components/training/given-model";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { PictureAttack } from "@/components/widgets/registry";
import { encodeFloats } from "@/lib/contract/base64";
import type { RivalModel } from "@/lib/contract/exercise";
import { experimentSchema } from "@/lib/experiment/schema";
import type { FormProps } from "./graded-exercise";
import { useRivals, type Rivals } from "./use-rivals";
import styles from "./exercise.module.css";

/** A model to be fooled: the changed picture on screen is the evidence, and the server shows it to its own model. */
export function AttackExercise({ lesson, id, form, handIn, isBusy }: FormProps<"attack">) {
  const [picture, setPicture] = useState<ChangedPicture | null>(null);
  const rivals = useRivals(lesson, id, form.hasRivals);
  const { rival } = rivals;
  const experiment = useMemo(() => experimentSchema.parse(form.model), [form.model]);
  const { example, marks } = form;
  if (example === null) return null;
  const isChanged = picture !== null && picture.epsilon > 0;
  return (
    <div className={styles.form}>
      {form.hasRivals && <ChooseRival {...rivals} />}
      <PictureListenerContext value={setPicture}>
        <GivenModelContext value={rival}>
          {/* What was tried on another picture or model stays with that one. */}
          <PictureAttack
            key={`${example} ${rival?.id}`}
            id={`exercise-${id}-${example}${rival === null ? "" : `-${rival.id}`}`}
            {...experiment}
            example={example}
            marks={[...marks]}
          />
        </GivenModelContext>
      </PictureListenerContext>
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={isBusy || !isChanged}
          onPress={() =>
            picture !== null &&
            void handIn({
              changed: encodeFloats(picture.values),
              ...(rival !== null && { rival: rival.id }),
            })
          }
        >
          Hand in this picture
        </Button>
        <p className={isChanged && !picture.isFooled ? styles.warning : styles.note} role="status">
          {describe(picture, rival !== null)}
        </p>
      </div>
    </div>
  );
}

const ofTheCourse = "course";

/** Whose model is attacked. */
function ChooseRival({ offered, rival, fault, choose }: Rivals) {
  const nameRival = ({ parameters, measured }: RivalModel) =>
    `A classmate\u2019s: ${parameters} parameters${measured === null ? "" : `, ${(100 * measured).toFixed(1)} % right`}`;
  return (
    <div className={styles.actions}>
      <Select
        label="Whose model"
        value={rival?.id ?? ofTheCourse}
        onChange={(id) => void choose(id === ofTheCourse ? null : id)}
        options={[
          { value: ofTheCourse, label: "The course\u2019s own" },
          ...(offered ?? []).map((model) => ({ value: model.id, label: nameRival(model) })),
        ]}
      />
      <p className={styles.note} role="status">
        {fault ??
          (offered === null
            ? "Looking for models of your classmates."
            : offered.length === 0
              ? "Nobody in your classes offers a model yet."
              : "")}
      </p>
    </div>
  );
}

function describe(picture: ChangedPicture | null, isRival: boolean): string {
  if (picture === null) return "Once the model is trained, your picture can be changed and handed in.";
  if (picture.epsilon === 0) return "Change the picture first: what is on screen then can be handed in.";
  if (picture.isFooled && isRival)
    return "The server shows this picture to the same model, and measures how far each value was moved.";
  return picture.isFooled
    ? "The server shows this picture to its own model, trained in the same way, and measures how far each value was moved."
    : "Here the model still reads the picture rightly. You may hand it in, but a picture that does not fool the server\u2019s model has no marks.";
}
