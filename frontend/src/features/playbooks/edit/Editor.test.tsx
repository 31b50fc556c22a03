import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Playbook, PlaybookWritten } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { aContent, aPlaybook, aVersion } from "@/testing/playbookRecords";
import { EditPage } from "./EditPage";

const network = fakeNetwork();
const ADMIN = { at: "/playbooks/edit/kettle", me: dora };

/** What the server keeps. */
let playbook: Playbook;

beforeEach(() => {
  sessionStorage.clear();
  playbook = aPlaybook();
  network.on("GET /playbooks/kettle", () => json(playbook));
  network.on("POST /playbooks/check", ({ body }) => {
    const { text } = body as { text: string };
    return text.includes("wrong")
      ? json({ errors: [{ line: 3, pointer: "/wrong", reason: "Not known here." }], key: null, title: null })
      : json({ errors: [], key: /key: (\S+)/.exec(text)?.[1], title: "Kettle", content: aContent() });
  });
  network.on("PUT /playbooks/kettle", ({ body }) => {
    const { text, seen } = body as PlaybookWritten;
    const newest = playbook.versions[0]?.version ?? 0;
    if (seen !== newest) return problem(409, "wrong_state", { state: "outdated" });
    playbook = aPlaybook({
      text,
      version: newest + 1,
      versions: [aVersion(newest + 1), ...playbook.versions],
    });
    return json(playbook);
  });
});

const area = () => screen.findByRole("textbox", { name: "Text of the playbook" });
const save = () => screen.findByRole("button", { name: "Save as new version" });
const saved = () => network.of("PUT /playbooks/kettle").map(({ body }) => body as PlaybookWritten);

test("Dora is told by line what is wrong, and it is not saved before it is right", async () => {
  const { user, path } = await show(<EditPage />, ADMIN);
  await user.type(await area(), "wrong: 1");
  expect(await screen.findByRole("button", { name: /Line 3.*Not known here/ })).toBeInTheDocument();
  expect(await save()).toBeDisabled();
  await user.clear(await area());
  await user.type(await area(), "key: kettle");
  await waitFor(async () => expect(await save()).toBeEnabled());
  await user.click(await save());
  await waitFor(() => expect(path()).toBe("/playbooks/read/kettle"));
  expect(saved()).toEqual([{ text: "key: kettle", note: null, seen: 0 }]);
});

test("Dora cannot give it another key here", async () => {
  const { user } = await show(<EditPage />, ADMIN);
  await user.clear(await area());
  await user.type(await area(), "key: teapot");
  expect(await screen.findByText("The key must stay “kettle”.")).toBeInTheDocument();
  expect(await save()).toBeDisabled();
});

test("somebody saved in the meantime: Dora hears it, compares, and saves over it knowingly", async () => {
  const { user, path } = await show(<EditPage />, ADMIN);
  await user.type(await area(), "a");
  playbook = aPlaybook({ text: "key: kettle\ntheirs", version: 1, versions: [aVersion(1)] });
  await waitFor(async () => expect(await save()).toBeEnabled());
  await user.click(await save());
  await user.click(await screen.findByRole("button", { name: "I have compared them" }));
  await waitFor(async () => expect(await save()).toBeEnabled());
  await user.click(await save());
  await waitFor(() => expect(path()).toBe("/playbooks/read/kettle"));
  expect(saved().map(({ seen }) => seen)).toEqual([0, 1]);
});

test("what Dora wrote is there again when she comes back, until she discards it", async () => {
  const first = await show(<EditPage />, ADMIN);
  await first.user.type(await area(), "b");
  first.unmount();
  const { user } = await show(<EditPage />, ADMIN);
  expect(await screen.findByText("You began this before and did not save it.")).toBeInTheDocument();
  expect(await area()).toHaveValue(`${aPlaybook().text}b`);
  const [discard] = screen.getAllByRole("button", { name: "Discard changes" });
  if (discard !== undefined) await user.click(discard);
  await user.click(
    (await screen.findAllByRole("button", { name: "Discard changes" })).at(-1) ?? document.body,
  );
  expect(await area()).toHaveValue(aPlaybook().text);
});
