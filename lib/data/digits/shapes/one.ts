import { defineShape } from "../shape";

export const oneShapes = [
  defineShape("bare", 10, "50,2 50,50 50,98", "53,2 49,48 48,98"),
  defineShape("bowed", 2, "46,2 52,34 52,66 46,98", "54,2 48,34 48,66 54,98"),
  defineShape("flagged", 3, "36,16 52,4! 51,50 51,98", "24,30 52,3! 53,50 54,98"),
  defineShape("long flag", 2.2, "26,32 54,3! 54,50 54,98", "6,48 56,3! 56,50 54,98"),
  defineShape("soft flag", 1, "42,12 50,5 53,22 51,98", "30,24 50,6 54,26 50,98"),
  defineShape("hanging flag", 1.2, "34,26 42,8 53,4! 53,50 52,98", "20,38 34,12 54,2! 54,50 55,98"),
  defineShape("on a foot", 1.8, "34,18 52,4! 52,94; 32,95 72,94", "16,34 54,3! 53,95; 18,96 86,95"),
  defineShape(
    "long flag and wide foot",
    0.8,
    "22,34 52,4! 52,95; 20,96 84,95",
    "6,50 54,3! 54,96; 10,94 96,97",
  ),
  defineShape("foot, no flag", 0.5, "51,3 50,95; 34,96 68,95", "50,3 51,95; 24,96 80,95"),
];
