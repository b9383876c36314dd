import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/app/message-page.module.css";

export const metadata: Metadata = {
  title: "What is kept of whom",
  description: "What stays on your device, what reaches the server, who sees it, and how it is deleted.",
};

export default function Page() {
  return (
    <main id="content" className={styles.page}>
      <h1>What is kept of whom</h1>

      <h2>Of everybody who reads</h2>
      <p>
        How far you have read, the curves and runs of your experiments, pictures you draw and files you open
        stay in your browser. Models train there too. No other site is asked for anything, and nothing counts
        or follows you.
      </p>
      <p>
        When you answer a question, the server keeps your answer, the ones it replaced, and whether you have
        looked at the right one, under a number that it drew at random. Your browser holds that number in a
        cookie for up to 400 days. Others see how many gave each answer, not who. Delete the cookie, and
        nobody can tell any more whose the answers were.
      </p>

      <h2>Of those who join a class</h2>
      <p>
        To <Link href="/join">join a class</Link> is to show it something. The class gets the name that you
        write, and those who teach it see by that name:
      </p>
      <ul>
        <li>how far you have read each lesson, in sections, and when you last read on;</li>
        <li>
          your answers to the lessons’ questions, the first and the last ones, and whether you have looked at
          the right one;
        </li>
        <li>of the exercises that it assigns: what you have handed in, when, and its grade.</li>
      </ul>
      <p>
        All of it comes along from before, in the browser with which you join. Your browser tells how far you
        read at most every ten seconds and when you leave a page, and nothing of it when you stand still.
        Other learners see none of this. What was kept of your reading is deleted when you are in no class any
        more, whether you leave or are taken off the list; then your browser tells nothing more. Your answers
        and what you have handed in stay, without the name.
      </p>

      <h2>Of those who do exercises</h2>
      <p>
        What you hand in is kept whole, with the time and its grade, under the same random number. What waits
        for a link, and what you are writing, is in your browser alone. Other learners see of it what you ask
        for: your name on your class’s boards, or a model that you let your classmates try to fool, which they
        get without your name. Both can be taken back.
      </p>

      <h2>Of those who take part in a live session</h2>
      <p>
        The server keeps your answer in each round and whether you were sure, under the same random number.
        The screen shows how the answers fell. In its file of votes the presenter, and where it is a class’s
        session those who teach the class, see participants as numbers in the order in which they joined, not
        as names.
      </p>

      <h2>Of those who teach</h2>
      <p>
        An account has a name, an e-mail address and the hash of a password; for each browser that is signed
        in its name and when. Who made, changed or ended what in a class is noted. On{" "}
        <Link href="/account">your account</Link> you can save all of it as a file, and delete it.
      </p>

      <h2>Of requests</h2>
      <p>
        To hold back floods the server counts requests by address, in memory, for some minutes. Its log says
        what kind of request came and how long it took: no names, codes, answers or addresses.
      </p>
    </main>
  );
}
