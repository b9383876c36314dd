import { expect, test } from "vitest";
import { experimentSchema } from "@/lib/experiment/schema";
import { createRandom } from "@/lib/math/random";
import { chooseColumn, type TableChoice } from "./choose-columns";
import { parseTable, readColumns } from "./read-table";

/** The text with its first choice of columns. */
function read(text: string, change: Partial<TableChoice> = {}) {
  const table = parseTable(text);
  const choice = { ...table.guess, ...change };
  const reading = readColumns(table, choice);
  if (reading.source !== null)
    // What is read is always an Experiment's data.
    experimentSchema.parse({ data: { source: reading.source } });
  return { table, choice, ...reading, said: reading.notes.join("\n") };
}

const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join("\n");
const six = "2,10,a\n4,20,b\n6,30,a\n8,40,b\n10,50,a\n12,60,b";

test("both axes go from -1 to 1 and keep the values that stand there", () => {
  const { source, fault, kept, leftOut, notes } = read(`height,weight,kind\n${six}`);
  expect(fault).toBeNull();
  expect(source?.axes).toEqual([
    { name: "height", low: 2, high: 12 },
    { name: "weight", low: 10, high: 60 },
  ]);
  expect(source?.inputs).toEqual([-1, -1, -0.6, -0.6, -0.2, -0.2, 0.2, 0.2, 0.6, 0.6, 1, 1]);
  expect(source?.classes).toEqual(["a", "b"]);
  expect(source?.targets).toEqual([0, 1, 0, 1, 0, 1]);
  expect({ kept, leftOut, notes }).toEqual({ kept: 6, leftOut: 0, notes: [] });
});

test("a first line with a number in it is a row, and the columns are called by their place", () => {
  const { source, kept, said } = read(six);
  expect(source?.axes.map(({ name }) => name)).toEqual(["column 1", "column 2"]);
  expect(kept).toBe(6);
  expect(said).toContain("no names");
});

test("semicolons with decimal commas, tabs, bars and spaces give the same table as commas", () => {
  const text = (delimiter: string, sign: string) =>
    ["a,b,c", "1.5,2.25,0", "2.5,3.5,1", "-0.5,4.75,0", "3,5.5,1"]
      .map((line) => line.replaceAll(",", delimiter).replaceAll(".", sign))
      .join("\n");
  const expected = read(text(",", ".")).source;
  expect(expected?.axes[0]).toEqual({ name: "a", low: -0.5, high: 3 });
  expect(read(text(";", ",")).source).toEqual(expected);
  expect(read(text(";", ",")).said).toMatch(/semicolons[^]*2,5 is two and a half/);
  expect(read(text(";", ".")).source).toEqual(expected);
  expect(read(text("\t", ",")).source).toEqual(expected);
  expect(read(text("\t", ".")).source).toEqual(expected);
  expect(read(text("|", ".")).source).toEqual(expected);
  expect(read(text("   ", ".")).source).toEqual(expected);
  // Without names the commas alone would make as even a table.
  expect(
    read("1,5;2,25\n2,5;3,5\n-0,5;4,75\n3;5,5".replaceAll("\n", ";0\n") + ";1").source?.axes[0]?.high,
  ).toBe(3);
});

test("quoted cells hold commas, quotation marks and line ends", () => {
  const { source, leftOut, said } = read(
    'x,y,"the ""kind"", in words"\n1,2,"a, or ""A"""\n3,4,"b\nbelow"\n5,6,"a, or ""A"""\n7,8,"b\nbelow"\n,9,"a, or ""A"""',
  );
  expect(source?.classes).toEqual(['a, or "A"', "b below"]);
  expect({ kept: source?.targets, leftOut }).toEqual({ kept: [0, 1, 0, 1], leftOut: 1 });
  // The sixth row stands on the eighth line, because two cells before it have two lines.
  expect(said).toContain("x is empty: line 8.");
});

test("thousands in quotation marks are numbers", () => {
  const { source } = read('x,y,c\n"1,200",1,a\n"2,400",2,b\n"3,600",3,a\n900,4,b');
  expect(source?.axes[0]).toEqual({ name: "x", low: 900, high: 3600 });
});

test("a mark that never closes is refused with its line", () => {
  expect(() => parseTable('x,y,c\n1,2,a\n3,"4,b\n5,6,a')).toThrow(/quotation mark on line 3 is never closed/);
});

test("a byte order mark, Windows' line ends, empty lines, a title and Excel's first line change nothing", () => {
  const plain = read(`x,y,c\n${six}`).source;
  expect(read(`\ufeffx,y,c\r\n${six.replaceAll("\n", "\r\n\r\n")}\r\n\r\n`).source).toEqual(plain);
  expect(read(`x,y,c\r${six.replaceAll("\n", "\r")}\r`).source).toEqual(plain);
  const titled = read(`Measured in May\n\nx,y,c\n${six}`);
  expect(titled.source).toEqual(plain);
  expect(titled.said).toContain("first line is not a row");
  expect(read(`sep=;\nx;y;c\n${six.replaceAll(",", ";")}`).source).toEqual(plain);
});

test("names missing above the row names of R are found", () => {
  const { source } = read(`x,y,c\n${rows(6, (i) => `r${i},${i},${i * i},${i % 2}`)}`);
  expect(source?.axes.map(({ name }) => name)).toEqual(["x", "y"]);
});

test("rows that are too short or too long for what is asked are left out, and their lines named", () => {
  const { kept, leftOut, said } = read(`x,y,c\n${six}\n1,2\n1,2,a,4\n1,2,b,,\n7`);
  expect({ kept, leftOut }).toEqual({ kept: 7, leftOut: 3 });
  expect(said).toContain("One row is left out, because there are more cells than columns: line 9.");
  expect(said).toContain("2 rows are left out, because the row ends before it gets there: lines 8 and 11.");
});

test("cells that are empty, not a number or not finite leave their row out, and the first lines are named", () => {
  const { source, kept, leftOut, said } = read(
    `x,y,c\n${six}\nNaN,1,a\nInfinity,2,b\n,3,a\n?,4,b\nNA,5,a\n1,-inf,b\n2,3,\n4,oops,a`,
  );
  expect({ kept, leftOut }).toEqual({ kept: 6, leftOut: 8 });
  expect(source?.axes[0]?.high).toBe(12);
  expect(said).toContain("4 rows are left out, because x is empty: lines 8, 10, 11 and 1 more.");
  expect(said).toContain("One row is left out, because x is not a finite number: line 9.");
  expect(said).toContain("2 rows are left out, because y is not a finite number: lines 13 and 15.");
  expect(said).toContain("One row is left out, because c is empty: line 14.");
});

test("the target is the last column with 2 to 5 values; row numbers and constants are no axes", () => {
  const { table, choice } = read(
    `id,same,kind,x,y\n${rows(12, (i) => `${i + 1},7,${i % 3},${i * 1.5},${i * i}`)}`,
  );
  expect(choice).toEqual({ x: 3, y: 4, target: 2, task: "classes" });
  expect(table.columns.map(({ isRowNumber }) => isRowNumber)).toEqual([true, false, false, false, false]);
});

test("without such a column the last one is a number to predict, from -1 to 1, and that is said", () => {
  const { source, choice, target, said } = read(
    `x,y,price\n${rows(9, (i) => `${i},${i * i},${1000 + 500 * i}`)}`,
  );
  expect(choice.task).toBe("numbers");
  expect(source?.classes).toBeNull();
  expect(source?.targets.slice(0, 3)).toEqual([-1, -0.75, -0.5]);
  expect(target).toEqual({ name: "price", low: 1000, high: 5000 });
  expect(said).toContain("−1 stands for 1000, 1 for 5000, and an error of 0.1 for 200");
});

test("of more than five classes the five most frequent are kept; numbers can be read as numbers instead", () => {
  const counts = [9, 2, 8, 7, 1, 6, 5];
  const text = `x,y,digit\n${counts.flatMap((n, digit) => Array.from({ length: n }, (_, i) => `${i},${i * digit},${digit}`)).join("\n")}`;
  const asNumbers = read(text);
  expect(asNumbers.choice.task).toBe("numbers");
  const asClasses = read(text, { task: "classes" });
  expect(asClasses.source?.classes).toEqual(["0", "2", "3", "5", "6"]);
  expect({ kept: asClasses.kept, leftOut: asClasses.leftOut }).toEqual({ kept: 35, leftOut: 3 });
  expect(asClasses.said).toMatch(
    /7 different values.*0, 2, 3, 5 and 6.*3 rows of others are left out.*Read it as numbers/,
  );
  const words = read(text.replaceAll(/,(\d)$/gm, ",kind $1"));
  expect(words.source?.classes).toHaveLength(5);
  expect(words.said).not.toContain("Read it as numbers");
});

test("faults of a choice say what to choose, and leave the columns to choose from", () => {
  const text = `x,y,c,one,flat,name\n${rows(30, (i) => `${i / 2},${i * i},${i % 2},z,4,row ${i}`)}`;
  const { table } = read(text);
  const fault = (change: Partial<TableChoice>) => readColumns(table, { ...table.guess, ...change }).fault;
  expect(fault({})).toBeNull();
  expect(fault({ target: 3 })).toMatch(/one is z in every row.*nothing to tell apart/);
  expect(fault({ x: 4 })).toMatch(/flat is 4 in every row/);
  expect(fault({ target: 4, task: "numbers" })).toMatch(/flat is 4 in every row/);
  expect(fault({ target: 5 })).toMatch(/name has 30 different values.*names the rows/);
  expect(fault({ x: 3 })).toMatch(/column one holds words.*an axis needs numbers/);
  expect(fault({ target: 3, task: "numbers" })).toMatch(/Read it as classes/);
  expect(fault({ y: 0 })).toMatch(/Both axes show x/);
  expect(fault({ target: 0, task: "numbers" })).toMatch(/axis and the target at once/);
});

test("a column that takes another's role gives its own in return, if it can", () => {
  const { table } = read(`x,y,z,c\n${rows(12, (i) => `${i},${i * i},${-i},${i % 2 ? "a" : "b"}`)}`);
  const guess = table.guess;
  expect(guess).toEqual({ x: 1, y: 2, target: 3, task: "classes" });
  expect(chooseColumn(table.columns, guess, "x", 2)).toEqual({ ...guess, x: 2, y: 1 });
  // Words cannot be an axis: the free column of numbers steps in.
  expect(chooseColumn(table.columns, guess, "target", 1)).toEqual({ x: 0, y: 2, target: 1, task: "numbers" });
});

test("texts without a table are refused with what is missing", () => {
  const refuse = (text: string) => () => parseTable(text);
  expect(refuse("")).toThrow(/no row in it/);
  expect(refuse("\n \n,,\n")).toThrow(/no row in it/);
  expect(refuse("x,y,c")).toThrow(/only one line/);
  expect(refuse("name,kind\nann,a\nbob,b\ncyd,a")).toThrow(/None of the columns holds numbers/);
  expect(refuse("x,kind,name\n1,a,ann\n2,b,bob\n3,a,cyd")).toThrow(/Only the column x holds numbers/);
  expect(refuse("x,same,kind\n1,5,a\n2,5,b\n3,5,a")).toThrow(/Only the column x holds numbers that change/);
  expect(refuse("a,b,c\n1,5,0\n1,5,0")).toThrow(/No column of numbers changes/);
  expect(refuse("x,y\n1,2\n2,4\n3,5")).toThrow(/two columns, x and y/);
  expect(refuse("Dear reader\nthis is a letter\nand no table")).toThrow(/None of the columns holds numbers/);
  expect(refuse("1\n".repeat(1_000_001))).toThrow(/1,000,001 lines, more than/);
});

test("fewer than four usable rows are too few, and it is said where the others went", () => {
  expect(read("x,y,c\n1,2,a\n2,1,b\n3,4,a").fault).toMatch(/Only 3 rows.*more of them/);
  expect(read("x,y,c\n1,2,a\n2,1,b\n3,,a\n4,?,b").fault).toMatch(/Only 2 rows.*2 rows had to be left out/);
});

test("names are kept apart, whole, and free of what hides or turns text", () => {
  const long = "a very long name ".repeat(5);
  const { table, source } = read(
    `x,x,,"two\nlines",${long},${long},\u202egnp.exe,👩‍🔬👩‍🔬,<b>bold</b>\n${rows(8, (i) => `${i * i},${i * 2.5},${i},${i},${i},${i},${i},${i},${i % 2}`)}`,
  );
  const names = table.columns.map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(["x", "x (2)", "column 3", "two lines"]);
  expect(new Set(names).size).toBe(names.length);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(40);
  expect(names.slice(6)).toEqual(["gnp.exe", "👩‍🔬👩‍🔬", "<b>bold</b>"]);
  expect(source?.axes.map(({ name }) => name)).toEqual(["x", "x (2)"]);
});

test("numbers up to 10^300 keep their places; beyond, they count as not finite", () => {
  const { source, leftOut } = read(
    "x,y,c\n-1e300,1e-300,0\n0,2e-300,1\n1e300,3e-300,0\n5e299,1e-300,1\n1e305,1e-300,1",
  );
  expect(source?.inputs).toEqual([-1, -1, 0, 0, 1, 1, 0.5, -1]);
  expect(leftOut).toBe(1);
  const close = read("x,y,c\n1e15,1,0\n1000000000000001,2,1\n1000000000000002,3,0\n1e15,4,1");
  expect(close.source?.inputs.filter((_, i) => i % 2 === 0)).toEqual([-1, 0, 1, -1]);
});

test("a few values far from all others are pointed out", () => {
  const { said } = read(`x,y,c\n${rows(200, (i) => `${i === 7 ? 1e6 : i},${i * i},${i % 2}`)}`);
  expect(said).toMatch(/Nearly all values of x lie from 4 to 196/);
  expect(said).not.toContain("values of y");
});

test("of 100,000 rows 5,000 are drawn by the seed, alike for the same seed, and spread over the file", () => {
  const random = createRandom(1, "test");
  const text = `x,y,c\n${rows(100_000, (i) => `${i},${random.normal()},${i % 3}`)}`;
  const table = parseTable(text);
  const guess = { x: 0, y: 1, target: 2, task: "classes" } as const;
  const reading = readColumns(table, guess, 5);
  expect(reading).toMatchObject({ rows: 100_000, kept: 5_000, leftOut: 0, fault: null });
  expect(reading.notes.join()).toContain("100,000 rows can be used. 5,000 of them are drawn at random");
  expect(readColumns(table, guess, 5)).toEqual(reading);
  expect(readColumns(table, guess, 6).source).not.toEqual(reading.source);
  const across = (reading.source?.inputs ?? []).filter((_, i) => i % 2 === 0);
  const mean = across.reduce((sum, x) => sum + x, 0) / across.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
});
