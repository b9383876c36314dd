import { choose, print, type QuestionKind } from "./question";

export const gridTrainings: QuestionKind = {
  id: "grid-trainings",
  title: "The price of a grid",
  lesson: "tuning",
  make(random) {
    const values = choose(random, [3, 4, 5, 6]);
    const settings = choose(random, [2, 3, 4]);
    const minutes = choose(random, [2, 10, 30]);
    const answer = values ** settings;
    return {
      text: `A grid search tries ${values} values of each of ${settings} hyperparameters, every combination once; a training takes ${minutes} minutes. How many trainings is that?`,
      answer,
      slips: [
        {
          value: values * settings,
          says: "That would be one hyperparameter after the other. A grid tries all combinations.",
        },
        { value: settings ** values, says: "Base and exponent have changed places." },
        { value: answer * minutes, says: "So many minutes it takes." },
        {
          value: values,
          says: `Each of those is combined with the values of the other ${settings === 2 ? "hyperparameter" : "hyperparameters"}.`,
        },
      ],
      working: `${Array.from({ length: settings }, () => values).join(" · ")} = ${print(answer)} trainings, ${print(answer * minutes)} minutes. A random search with as many would try ${print(answer)} values of each hyperparameter instead of ${values}.`,
    };
  },
};
