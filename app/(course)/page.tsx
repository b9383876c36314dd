import { CourseMap } from "@/components/home/course-map";
import { Fence } from "@/components/home/fence-lazy";
import { getOutline } from "@/lib/course/outline";
import styles from "./page.module.css";

export default async function Page() {
  return (
    <main id="content" className={styles.page}>
      <Fence />
      <CourseMap sessions={await getOutline()} />
    </main>
  );
}
