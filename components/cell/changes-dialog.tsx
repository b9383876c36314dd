"use client";

import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import styles from "./code-editor.module.css";
import { showChanges } from "./show-changes";

export interface ChangesDialogProps {
  name: string;
  original: string;
  changed: string;
  onClose: () => void;
}

/** The lesson's text of a cell beside the reader's: what was taken out, and what was put in. */
export function ChangesDialog({ name, original, changed, onClose }: ChangesDialogProps) {
  return (
    <Dialog title={`What I changed in ${name}`} isOpen onClose={onClose}>
      <Changes original={original} changed={changed} label={`Changes in ${name}`} />
    </Dialog>
  );
}

function Changes({ original, changed, label }: { original: string; changed: string; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    return showChanges(host.current, { original, changed, label });
  }, [original, changed, label]);
  return <div ref={host} className={styles.editor} />;
}
