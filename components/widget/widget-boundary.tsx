"use client";

import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import styles from "./widget-frame.module.css";

interface Props {
  onReset: () => void;
  children: ReactNode;
}

/** A widget that fails shows its own message and a Reset inside its frame; the lesson goes on. */
export class WidgetBoundary extends Component<Props, { message: string | null }> {
  override state = { message: null as string | null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <div role="alert" className={styles.failure}>
        <p>This instrument could not draw what it was set to ({this.state.message}).</p>
        <Button
          onPress={() => {
            this.props.onReset();
            this.setState({ message: null });
          }}
        >
          Reset
        </Button>
      </div>
    );
  }
}
