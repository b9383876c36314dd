import { findOutputsFedBy, type Feed, type Term } from "@/lib/math/convolution-windows";
import { printNumber } from "@/components/charts/print-number";
import { readValue, type Stage } from "./model";

/** What the reader points at or has in focus. */
export interface Probe {
  panel: "image" | "filter" | "products" | "output";
  channel: number;
  row: number;
  column: number;
}

/** A place as readers count it, from 1. */
const place = (row: number, column: number) => `(${row + 1}, ${column + 1})`;

const inChannel = (stage: Stage, channel: number) =>
  stage.image.channels > 1 ? ` of channel ${channel + 1}` : "";

/** Every output that the pixel under the pointer feeds; none when another thing is pointed at. */
export function findFeeds(stage: Stage, probe: Probe | null): Feed[] {
  if (probe === null || probe.panel !== "image" || stage.fault !== null) return [];
  return findOutputsFedBy(stage.geometry, probe, stage.options.flip);
}

/** The product that a weight, or a place of the window, has in the sum on stage. */
export function findTerm(stage: Stage, probe: Probe | null): Term | null {
  if (probe === null) return null;
  const { channel, row, column } = probe;
  if (probe.panel === "filter")
    return (
      stage.terms.find(
        (term) => term.channel === channel && term.weightRow === row && term.weightColumn === column,
      ) ?? null
    );
  const side = stage.bank.width;
  return probe.panel === "products" ? (stage.terms[(channel * side + row) * side + column] ?? null) : null;
}

function describePixel(stage: Stage, probe: Probe): string {
  const value = printNumber(readValue(stage.image, probe.channel, probe.row, probe.column), 3);
  const feeds = findFeeds(stage, probe);
  const pixel = `Pixel ${place(probe.row, probe.column)}${inChannel(stage, probe.channel)} = ${value}`;
  if (feeds.length === 0) return `${pixel} feeds no output: no window covers it.`;
  const { filter, bank } = stage;
  const listed = feeds.slice(0, 9).map((feed) => {
    const row = (filter * bank.channels + probe.channel) * bank.height + feed.weightRow;
    const weight = bank.weights[row * bank.width + feed.weightColumn] ?? 0;
    return `${place(feed.row, feed.column)} × ${printNumber(weight)}`;
  });
  const rest = feeds.length > listed.length ? `, and ${feeds.length - listed.length} more` : "";
  const noun = feeds.length === 1 ? "output, times the weight" : "outputs, each times another weight";
  return `${pixel} feeds ${feeds.length} ${noun}: ${listed.join(", ")}${rest}.`;
}

function describeTerm(stage: Stage, term: Term): string {
  const where = term.padding
    ? "a zero of the padding"
    : `pixel ${place(term.row, term.column)}${inChannel(stage, term.channel)}`;
  const product = `${printNumber(term.pixel, 3)} × ${printNumber(term.weight, 3)} = ${printNumber(term.product, 3)}`;
  return `In this window, weight ${place(term.weightRow, term.weightColumn)} meets ${where}: ${product}.`;
}

/** One sentence on what is pointed at; without that, on the window on stage. */
export function describeProbe(stage: Stage, probe: Probe | null): string {
  if (stage.fault !== null) return "";
  const term = findTerm(stage, probe);
  if (term !== null) return describeTerm(stage, term);
  if (probe?.panel === "image") return describePixel(stage, probe);
  if (probe?.panel === "output") {
    const value = readValue(stage.output, stage.filter, probe.row, probe.column);
    return `Output ${place(probe.row, probe.column)} = ${printNumber(value, 4)}.`;
  }
  return `Output ${place(stage.row, stage.column)} = ${printNumber(stage.sum, 4)}. Point at a pixel, a weight or an output to see what it is joined to.`;
}
