"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { CopyButton } from "./copy-button";
import styles from "./code-dialog.module.css";

/** The same thing as three runnable programs. */
export interface CodeListing {
  tensorflowjs: string;
  keras: string;
  pytorch: string;
}

const TITLES: Record<keyof CodeListing, string> = {
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
  const tabs = (Object.keys(TITLES) as (keyof CodeListing)[]).map((id) => ({
    id,
    title: TITLES[id],
    content: (
      <>
        <CopyButton label={`Copy ${TITLES[id]}`} text={() => code[id]} />
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
