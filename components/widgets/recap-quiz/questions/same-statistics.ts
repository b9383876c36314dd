import { draw, print, type QuestionKind } from "./question";

export const sameStatistics: QuestionKind = {
  id: "same-statistics",
  title: "Preparing a test image",
  lesson: "preprocessing",
  make(random) {
    const mean = draw(random, 90, 130);
    const deviation = draw(random, 2, 6) * 10;
    const other = { mean: mean + draw(random, 5, 15), deviation: deviation + 10 };
    const steps = draw(random, -4, 5) / 2 || 1.5;
    const pixel = mean + steps * deviation;
    const answer = (pixel - mean) / deviation;
    return {
      text: `The pixels of the training images have the mean ${mean} and the standard deviation ${deviation}; those of the test images ${other.mean} and ${other.deviation}. Pixels are normalized. What does the network read where a test image has ${print(pixel)}?`,
      answer,
      tolerance: 6e-3,
      slips: [
        {
          value: (pixel - other.mean) / other.deviation,
          says: "The test images are prepared with what was found on the training images; else the same pixel would mean two things.",
        },
        { value: pixel - mean, says: "Centred it is; it is still to be divided by the standard deviation." },
        { value: pixel / deviation, says: "The mean is to be subtracted first." },
        { value: (pixel - mean) / deviation ** 2, says: "That is divided by the variance." },
        {
          value: pixel / 255,
          says: "That scales to 0 to 1; to normalize is to subtract the mean and divide by the standard deviation.",
        },
      ],
      working: `With the training images' figures: (${print(pixel)} − ${mean}) / ${deviation} = ${print(answer, 2)}.`,
    };
  },
};
