import { expect, test } from "vitest";
import { readNames } from "./read-names";

test.each<[what: string, csv: string, names: string[]]>([
  ["a bare list", "Ben Abo\nLea Novak\n", ["Ben Abo", "Lea Novak"]],
  ["a column called name", "id,Name\n7,Ben Abo\n8,Lea Novak", ["Ben Abo", "Lea Novak"]],
  ["first and last name", "Last Name;First Name\nAbo;Ben\nNovak;Lea", ["Ben Abo", "Lea Novak"]],
  ["quotes, tabs and a byte order mark", '\uFEFFname\tage\n"Abo, Ben"\t20', ["Abo, Ben"]],
  ["one name twice, and empty lines", "name\nBen  Abo\n\n  \nben abo", ["ben abo"]],
])("%s", (_what, csv, names) => {
  expect(readNames(csv)).toEqual(names);
});

test.each([
  ["no name", "name\n\n", /no name/],
  ["a name without end", "x".repeat(101), /at most 100 characters/],
  ["too many", Array.from({ length: 1001 }, (_, index) => `n ${index}`).join("\n"), /has 1001/],
])("a file with %s is refused", (_what, csv, words) => {
  expect(() => readNames(csv)).toThrow(words);
});
