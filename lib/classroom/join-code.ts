import { randomInt } from "node:crypto";
import { joinCodeAlphabet, joinCodeLength } from "@/lib/contract/join-code";

/** 40 random bits as eight characters, each of five bits. */
export function createJoinCode(): string {
  const draw = () => joinCodeAlphabet[randomInt(joinCodeAlphabet.length)];
  return Array.from({ length: joinCodeLength }, draw).join("");
}
