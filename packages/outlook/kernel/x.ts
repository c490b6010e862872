export { draw, exp, seed } from "./draw";
