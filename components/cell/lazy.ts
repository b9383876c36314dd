"use client";

import dynamic from "next/dynamic";

// Fetched by the pages that have cells alone; `dynamic` must stand in a client file for that.
export const LessonCellView = dynamic(() => import("./cell-view").then((module) => module.CellView));
