import { numbers } from "./numbers/index";

/** Every text of the pages about numbers. It travels with them and not with the queue, which must be light. */
export type Numbers = typeof numbers;

export function useNumbers(): Numbers {
  return numbers;
}
