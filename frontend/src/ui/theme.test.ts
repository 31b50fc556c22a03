import { afterEach, expect, test } from "vitest";
import { chooseTheme, chosenTheme, followTheme } from "./theme";

const page = document.documentElement;
const read = window.localStorage;

afterEach(() => {
  Object.defineProperty(window, "localStorage", { value: read, configurable: true });
  chooseTheme("system");
});

test("Alice has chosen nothing: the system decides", () => {
  followTheme();
  expect(chosenTheme()).toBe("system");
  expect(page.dataset.theme).toBeUndefined();
});

test("she chooses dark, and the next page of this browser is dark from the start", () => {
  chooseTheme("dark");
  delete page.dataset.theme;
  followTheme();
  expect(page.dataset.theme).toBe("dark");
});

test("her other tab follows, and goes back to the system with her", () => {
  followTheme();
  localStorage.setItem("flowpilot.theme", "light");
  window.dispatchEvent(new StorageEvent("storage", { key: "flowpilot.theme" }));
  expect(page.dataset.theme).toBe("light");
  chooseTheme("system");
  expect(page.dataset.theme).toBeUndefined();
  expect(localStorage.getItem("flowpilot.theme")).toBeNull();
});

test("what nobody can have chosen counts as nothing", () => {
  localStorage.setItem("flowpilot.theme", "mauve");
  expect(chosenTheme()).toBe("system");
});

test("where a browser keeps nothing, the choice holds on this page", () => {
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get: () => {
      throw new DOMException("no storage", "SecurityError");
    },
  });
  chooseTheme("dark");
  expect(page.dataset.theme).toBe("dark");
  expect(chosenTheme()).toBe("system");
});
