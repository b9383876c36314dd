/** A digit counts as read where the reader is as sure as this. */
const SURE = 0.9;
/** A digit is covered when it has this much of its fair share of the samples. */
const LEAST_SHARE = 1 / 4;

/** What the reader says of many pictures. */
export interface Survey {
  /** Pictures named as each of the ten digits. */
  named: number[];
  /** Of these, the ones it is sure of. */
  sure: number[];
  /** Digits of the data that are covered. */
  covered: number;
  /** Share of all pictures that it is sure of. */
  share: number;
}

export interface Reading {
  digit: number;
  probability: number;
}

/** What row `index` of answers [count, 10] says. */
export function readRow(answers: Float32Array, index: number): Reading {
  const row = answers.subarray(10 * index, 10 * index + 10);
  const probability = Math.max(...row);
  return { digit: row.indexOf(probability), probability };
}

/**
 * @param answers [count, 10]
 * @param digits those in the data
 */
export function survey(answers: Float32Array, digits: readonly number[]): Survey {
  const count = answers.length / 10;
  const named = new Array<number>(10).fill(0);
  const sure = new Array<number>(10).fill(0);
  for (let i = 0; i < count; i++) {
    const { digit, probability } = readRow(answers, i);
    named[digit]!++;
    if (probability > SURE) sure[digit]!++;
  }
  const least = (LEAST_SHARE * count) / digits.length;
  return {
    named,
    sure,
    covered: digits.filter((digit) => named[digit]! >= least).length,
    share: sure.reduce((sum, value) => sum + value, 0) / count,
  };
}
