"use client";

import dynamic from "next/dynamic";

export const Fence = dynamic(() => import("./fence").then((module) => module.Fence));
