import { blocks, lines } from "../section";

const stream = (
  methods: string,
  names: string,
) => `// Random numbers that can be repeated: the generator sfc32 (Chris Doty-Humphrey, PractRand). Each purpose has a
// stream of its own, named as in openStream(1, "noise"), so that a change of one leaves the others as they are.
function openStream(...names) {
  const text = names.map((name) => (typeof name === "number" ? "n" : "s") + name + "\\0").join("");
  const state = Int32Array.of(hash(text, 0x811c9dc5), hash(text, 0x9e3779b9), hash(text, 0x243f6a88), 1);

  // Uniform, from 0 to 1.
  function next() {
    const [a, b, c, counter] = state;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return (sum >>> 0) / 2 ** 32;
  }
${methods}
  // The first numbers still resemble the names.
  for (let i = 0; i < 15; i++) next();
  return { ${names} };
}`;

const normal = `
  // Of mean 0 and variance 1: Marsaglia's polar form of Box and Muller's method, which gives two at a time.
  let spare = null;
  function normal() {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    let x, y, square;
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * scale;
    return x * scale;
  }
`;

const integer = `
  // From 0 to n - 1.
  const integer = (n) => Math.floor(next() * n);
`;

const shuffle = `
  // Fisher and Yates.
  function shuffle(items) {
    for (let i = items.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      [items[i], items[j]] = [items[j], items[i]];
    }
    return items;
  }
`;

const hash = `// 32 bits from a text: FNV-1a, then the last steps of MurmurHash3.
function hash(text, basis) {
  let h = basis;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}`;

/** The seeded generator of lib/math/random, with the methods that the rest of the program calls. */
export function printRandom(program: string): string {
  const uses = (method: string) => program.includes(`.${method}(`);
  const shuffles = uses("shuffle");
  const counts = shuffles || uses("integer");
  const names = [
    "next",
    ...(uses("normal") ? ["normal"] : []),
    ...(uses("integer") ? ["integer"] : []),
    ...(shuffles ? ["shuffle"] : []),
  ];
  const methods = lines(uses("normal") && normal, counts && integer, shuffles && shuffle);
  return blocks(stream(methods.replaceAll("\n\n\n", "\n\n"), names.join(", ")), hash);
}
