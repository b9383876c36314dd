"use client";

import { printAnswer, rankAnswers } from "@/components/training/sign-answers";
import { Panel } from "@/components/charts/panels";
import { PixelPicture } from "@/components/charts/pixel-picture";
import { signSide } from "@/lib/data/signs/paint-sign";
import type { LabFrame } from "./job";
import styles from "./view.module.css";

const shape = { rows: signSide, columns: signSide, channels: 3 } as const;
const light = { kind: "levels", low: 0, high: 1 } as const;

/** The sign, the noise with an aim, their sum, and the sign with noise of the same size that has none. */
export function NoisePanel({ frame }: { frame: LabFrame }) {
  const { pictures, answers } = frame.noise;
  const { epsilon, sign } = frame.question;
  const noise = pictures.moved.map((value, i) => value - (pictures.sign[i] ?? 0));
  const read = (key: keyof typeof answers) => printAnswer(rankAnswers(answers[key])[0]);
  return (
    <div className={styles.four}>
      <Panel title="The sign">
        <Reading text={read("sign")} />
        <PixelPicture {...shape} label={`A ${sign} sign`} values={pictures.sign} shade={light} />
      </Panel>
      <Panel title="The noise" note={epsilon > 0 ? `× ${Number((0.5 / epsilon).toPrecision(2))}` : ""}>
        <Reading text="" />
        <PixelPicture
          {...shape}
          label="What the attack adds, magnified until the largest is full colour; grey adds nothing"
          values={noise}
          shade={{ kind: "levels", low: -Math.max(epsilon, 1e-6), high: Math.max(epsilon, 1e-6) }}
        />
      </Panel>
      <Panel title="Their sum">
        <Reading text={read("moved")} />
        <PixelPicture {...shape} label="The sign with the noise" values={pictures.moved} shade={light} />
      </Panel>
      <Panel title="With aimless noise">
        <Reading text={read("noisy")} />
        <PixelPicture
          {...shape}
          label="The sign with noise of the same size that has no aim"
          values={pictures.noisy}
          shade={light}
        />
      </Panel>
    </div>
  );
}

function Reading({ text }: { text: string }) {
  return <p className={styles.reading}>{text === "" ? "\u00a0" : `read as ${text}`}</p>;
}
