"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { saveFile } from "./save-file";
import { CopyButton } from "./copy-button";
import styles from "./code-dialog.module.css";

/** The same thing as three runnable programs. */
export interface CodeListing {
  tensorflowjs: string;
  keras: string;
  pytorch: string;
  /** The same as a Jupyter notebook, where there is one. */
  notebook?: (library: Library) => string;
}

export type Library = "tensorflowjs" | "keras" | "pytorch";

const TITLES: Record<Library, string> = {
  tensorflowjs: "TensorFlow.js",
  keras: "Keras 3",
  pytorch: "PyTorch",
};

export function CodeDialog({
  title,
  code,
  onClose,
}: {
  title: string;
  code: CodeListing;
  onClose: () => void;
}) {
  const [isOpen, setOpen] = useState(true);
  const close = () => {
    setOpen(false);
    onClose();
  };
  const { notebook } = code;
  const tabs = (Object.keys(TITLES) as Library[]).map((id) => ({
    id,
    title: TITLES[id],
    content: (
      <>
        <CopyButton label={`Copy ${TITLES[id]}`} text={() => code[id]} />
        {notebook !== undefined && (
          <Button
            variant="quiet"
            onPress={() => saveFile(`${id}.ipynb`, notebook(id), "application/x-ipynb+json")}
          >
            Save as notebook
          </Button>
        )}
        {/* A region that scrolls must be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className={styles.code} tabIndex={0}>
          {code[id]}
        </pre>
      </>
    ),
  }));
  return (
    <Dialog title={`${title}, as a program`} isOpen={isOpen} onClose={close}>
      <Tabs label="Library" tabs={tabs} />
    </Dialog>
  );
}
