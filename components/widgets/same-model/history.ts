/** A date as exact as its source gives it. */
export interface Moment {
  year: number;
  /** From 1; null where only the year is known. */
  month: number | null;
}

export interface HistoryEvent extends Moment {
  row: string;
  /** What happened, as a sentence without its full stop. */
  what: string;
  isFirst: boolean;
  source: string;
}

/** From the oldest to the newest row; in a row, in order of time. */
export const rows = [
  "Torch",
  "GPUs",
  "Theano",
  "Caffe",
  "Keras",
  "Chainer",
  "TensorFlow",
  "PyTorch",
  "TensorFlow.js",
  "JAX",
] as const;

function happen(
  row: (typeof rows)[number],
  year: number,
  month: number | null,
  what: string,
  source: string,
  isFirst = false,
): HistoryEvent {
  return { row, year, month, what, source, isFirst };
}

const first = true;

/** First releases and turning points, each with where it is written. */
export const history: readonly HistoryEvent[] = [
  happen(
    "Torch",
    2002,
    null,
    "first release, for C++; from Torch7 on, programs are written in Lua",
    "Collobert, Bengio, Mariéthoz, IDIAP report 02-46, 2002",
    first,
  ),
  happen(
    "GPUs",
    2007,
    null,
    "NVIDIA’s CUDA lets graphics processors run programs in a dialect of C",
    "Nickolls et al., ACM Queue 6, 2008",
    first,
  ),
  happen(
    "GPUs",
    2012,
    null,
    "AlexNet, trained on two graphics cards, wins ImageNet by far",
    "Krizhevsky, Sutskever, Hinton, NIPS 2012",
  ),
  happen(
    "GPUs",
    2023,
    5,
    "Chrome 113 brings WebGPU: graphics processors compute for web pages",
    "Chrome for Developers, 2023",
  ),
  happen(
    "Theano",
    2008,
    null,
    "development begins: a graph of symbols is written in Python, differentiated, compiled, and run on a GPU",
    "Theano Development Team, arXiv 1605.02688, 2016",
    first,
  ),
  happen(
    "Theano",
    2017,
    9,
    "its makers announce that 1.0 will be the last large release",
    "Lamblin, Bengio, theano-users, 28 September 2017",
  ),
  happen(
    "Caffe",
    2013,
    12,
    "first release: convolutional networks described in a file, without programming",
    "Jia et al., ACM Multimedia 2014",
    first,
  ),
  happen(
    "Keras",
    2015,
    3,
    "first release: layers as components, computed by Theano",
    "Chollet, keras.io, 2015",
    first,
  ),
  happen("Keras", 2017, null, "becomes a part of TensorFlow", "Chollet, keras.io"),
  happen(
    "Keras",
    2023,
    11,
    "Keras 3 runs on TensorFlow, JAX and PyTorch again, as one chooses",
    "Keras team, keras.io/keras_3",
    false,
  ),
  happen(
    "Chainer",
    2015,
    null,
    "define-by-run: the graph is recorded while ordinary Python runs",
    "Tokui et al., LearningSys at NIPS 2015",
    first,
  ),
  happen(
    "TensorFlow",
    2015,
    11,
    "first release: a graph is built, then run in a session",
    "Abadi et al., OSDI 2016",
    first,
  ),
  happen(
    "TensorFlow",
    2019,
    9,
    "TensorFlow 2.0 runs operations at once, and graphs are compiled on request",
    "TensorFlow team, blog.tensorflow.org, 2019",
  ),
  happen(
    "PyTorch",
    2017,
    1,
    "first public release: a tape recorded by ordinary Python, on GPUs",
    "Paszke et al., NeurIPS 2019",
    first,
  ),
  happen(
    "PyTorch",
    2023,
    3,
    "PyTorch 2.0 brings torch.compile, which turns recorded programs into compiled ones",
    "Ansel et al., ASPLOS 2024",
  ),
  happen(
    "TensorFlow.js",
    2018,
    3,
    "first release: trains in the browser, on WebGL",
    "Smilkov et al., SysML 2019",
    first,
  ),
  happen(
    "JAX",
    2018,
    null,
    "first release: functions are transformed, by grad, jit and vmap",
    "Bradbury et al., github.com/jax-ml/jax, 2018",
    first,
  ),
];

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function printMoment({ year, month }: Moment): string {
  return month === null ? String(year) : `${months[month - 1] ?? ""} ${year}`;
}

/** The middle of the month, or of the year, as a number. */
export function placeMoment({ year, month }: Moment): number {
  return month === null ? year + 0.5 : year + (month - 0.5) / 12;
}

export function describeEvent(event: HistoryEvent): string {
  return `${event.row}, ${printMoment(event)}: ${event.what}. (${event.source})`;
}
