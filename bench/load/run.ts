import { startPostgres } from "@/lib/store/testing/postgres-server";
import { printTable } from "../table";
import { measureLoad, type LoadFigures } from "./measure";

const sizes = { streams: 5000, voters: 1000, answering: 5, rushing: 10 };

const print = (value: number) => value.toFixed(0);

function printRow(name: string, figures: LoadFigures): string[] {
  const { toScreen, votesPerSecond } = figures;
  return [
    name,
    print(figures.joinsPerSecond),
    figures.kilobytesPerStream.toFixed(1),
    `${print(toScreen.median)}, ${print(toScreen.p95)}, ${print(toScreen.worst)}`,
    figures.messagesPerSecond.toFixed(1),
    `${print(votesPerSecond.allOpen)}, ${print(votesPerSecond.oneOpen)}`,
    String(figures.acknowledged),
  ];
}

const rows = [printRow("SQLite", await measureLoad(null, sizes))];
const postgres = await startPostgres();
try {
  rows.push(printRow("PostgreSQL", await measureLoad({ url: postgres.url }, sizes)));
} finally {
  await postgres.stop();
}
console.log(
  printTable(
    `A class of ${sizes.streams} open streams, of whom ${sizes.voters} answer within ${sizes.answering} s, then change their answers for ${sizes.rushing} s as fast as the server saves them`,
    [
      "database",
      "joins/s",
      "kB a stream",
      "ms from vote to screen: median, 95 %, worst",
      "messages/s a stream",
      "saved votes/s: all streams open, one",
      "votes, each kept once",
    ],
    rows,
  ),
);
