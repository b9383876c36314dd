"use client";

import dynamic from "next/dynamic";

// Fetched by the pages that show a search alone. `dynamic` must stand in a client file for that.
export const PoolAlone = dynamic(() => import("./pool-alone").then((view) => view.PoolAlone));
export const PoolStage = dynamic(() => import("./pool-stage").then((view) => view.PoolStage));
export const JoinedPool = dynamic(() => import("./joined-pool").then((view) => view.JoinedPool));
