import type { LivePlace } from "@/lib/contract/remote";

export interface SlideLinkOptions {
  /** The slide that the page shows at first. */
  start: number;
  /**
   * What counts when the page first hears of the session. `lead`: what the page shows. `join`: where the session is; what
   * the page shows if it is nowhere yet. `follow`: where the session is.
   */
  opening: "lead" | "join" | "follow";
  /** Tells the server; `lost` where it cannot be reached just now, `refused` where it does not want to hear. */
  send: (slide: number) => Promise<LivePlace | "lost" | "refused">;
  /** Shows a slide to which somebody else has turned. */
  show: (slide: number) => void;
  /** Milliseconds before the server is tried again. */
  pause?: number;
}

export interface SlideLink {
  /** The page shows this slide now. One that was turned to from elsewhere is not told again. */
  turn(slide: number): void;
  /** Where the session is, as the server tells it. */
  hear(place: LivePlace | null): void;
  stop(): void;
}

/**
 * Keeps the slide of one page and of its session the same. Whoever turned last wins: the server counts the turns, and a
 * place with a lower count than one that is known is old news. While an own turn is on its way, what others do is only
 * noted; once it has arrived, the later of the two is shown.
 */
export function createSlideLink({ start, opening, send, show, pause = 2000 }: SlideLinkOptions): SlideLink {
  let shown = start;
  let known: LivePlace | null = null;
  /** An own turn that the server has not acknowledged. */
  let wanted: number | null = null;
  let hasHeard = false;
  let isSending = false;
  let isStopped = false;

  function learn(place: LivePlace): void {
    if (known === null || place.turn > known.turn) known = place;
    if (wanted !== null || isStopped || known.slide === shown) return;
    shown = known.slide;
    show(shown);
  }

  async function deliver(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (wanted !== null && !isStopped) {
      const sent: number = wanted;
      const reply = await send(sent);
      if (reply === "lost") {
        await new Promise((resolve) => setTimeout(resolve, pause));
        continue;
      }
      if (wanted === sent) wanted = null;
      if (reply !== "refused") learn(reply);
    }
    isSending = false;
  }

  function want(slide: number): void {
    wanted = slide;
    // Before the session has been heard of, nobody knows whether it is asked where it is.
    if (hasHeard) void deliver();
  }

  return {
    turn(slide) {
      if (slide === shown) return;
      shown = slide;
      want(slide);
    },
    hear(place) {
      const isFirst = !hasHeard;
      hasHeard = true;
      if (isFirst && (opening === "lead" || (opening === "join" && place === null))) wanted ??= shown;
      if (place !== null) learn(place);
      if (wanted !== null) void deliver();
    },
    stop() {
      isStopped = true;
    },
  };
}
