import { baseline } from "./baseline";
import { definitions } from "./definitions";
import { page } from "./page";
import { pictures } from "./pictures";
import { saving } from "./saving";
import { tables } from "./tables";

export const numbers = { ...pictures, ...page, ...tables, saving, baseline, definitions };

export type Numbers = typeof numbers;
