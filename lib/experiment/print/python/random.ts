import { blocks, lines } from "../section";

const hash = `def hash_text(text, basis):
    """32 bits from a text: FNV-1a, then the last steps of MurmurHash3."""
    h = basis
    for character in text:
        h = ((h ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return h ^ (h >> 16)`;

const stream = `class Stream:
    """Random numbers that can be repeated: the generator sfc32 (Chris Doty-Humphrey, PractRand).

    Each purpose has a stream of its own, named as in Stream(1, "noise"), so that a change of one leaves the others as
    they are.
    """

    def __init__(self, *names):
        text = "".join(f"{'s' if isinstance(name, str) else 'n'}{name}\\0" for name in names)
        self.state = [hash_text(text, basis) for basis in (0x811C9DC5, 0x9E3779B9, 0x243F6A88)] + [1]
        self.spare = None
        # The first numbers still resemble the names.
        for _ in range(15):
            self.next()

    def next(self):
        """Uniform, from 0 to 1."""
        a, b, c, counter = self.state
        total = (a + b + counter) & 0xFFFFFFFF
        turned = ((c << 21) | (c >> 11)) + total
        self.state = [n & 0xFFFFFFFF for n in (b ^ (b >> 9), c + (c << 3), turned, counter + 1)]
        return total / 2**32`;

const normal = `    def normal(self):
        """Of mean 0 and variance 1: Marsaglia's polar form of Box and Muller's method, which gives two at a time."""
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        square = 0
        while square >= 1 or square == 0:
            x, y = 2 * self.next() - 1, 2 * self.next() - 1
            square = x * x + y * y
        scale = math.sqrt(-2 * math.log(square) / square)
        self.spare = y * scale
        return x * scale`;

const integer = `    def integer(self, n):
        """From 0 to n - 1."""
        return int(self.next() * n)`;

const shuffle = `    def shuffle(self, items):
        """Fisher and Yates."""
        for i in range(len(items) - 1, 0, -1):
            j = self.integer(i + 1)
            items[i], items[j] = items[j], items[i]
        return items`;

/** The seeded generator of lib/math/random, with the methods that the rest of the program calls. */
export function printRandom(program: string): string {
  const uses = (method: string) => program.includes(`.${method}(`);
  const shuffles = uses("shuffle");
  return lines(
    hash,
    "\n",
    blocks(stream, uses("normal") && normal, (shuffles || uses("integer")) && integer, shuffles && shuffle),
  );
}
