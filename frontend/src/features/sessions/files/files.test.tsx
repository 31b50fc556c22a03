import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session, SessionFile } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, personOf, victor } from "@/testing/people";
import { aCard, aSession, T0 } from "@/testing/records";
import { scriptedUploads } from "@/testing/uploads";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const uploads = scriptedUploads();
let session: Session;
let files: SessionFile[];

const aFile = (name: string, size = 2_400_000): SessionFile => ({
  id: name,
  name,
  size,
  media_type: "text/plain",
  created_at: T0,
  created_by: personOf(alice),
});

beforeEach(() => {
  session = aSession();
  files = [];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: [], next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: files }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
});

const open = (me = alice) => show(<SessionPage />, { me, at: "/pilot/session-1", cards: [aCard()] });
const box = () => screen.findByRole("textbox", { name: "Your message" });
const lane = () => screen.findByRole("complementary", { name: "At a glance" });
const log = (name = "setup.log", text = "0x80070643") => new File([text], name, { type: "text/plain" });
const drop = async (...dropped: File[]) =>
  fireEvent.drop(await box(), { dataTransfer: { files: dropped, types: ["Files"] } });
const paste = async (pasted: { files?: File[]; text?: string }) => {
  const clipboardData = { files: pasted.files ?? [], getData: () => pasted.text ?? "" };
  fireEvent.paste(await box(), { clipboardData });
};
const upload = (index = 0) => {
  const one = uploads()[index];
  if (one === undefined) throw new Error(`no upload ${index}`);
  return one;
};

describe("Alice attaches a file", () => {
  test("that she drops: she sees how far it is, then it stands in the lane as a download", async () => {
    await open();
    await drop(log());
    expect(upload().url).toBe("/api/v1/ai-sessions/session-1/files?name=setup.log");
    upload().progress(0.4);
    expect(screen.getByRole("progressbar", { name: /setup.log/ })).toHaveAttribute("value", "0.4");
    files = [aFile("setup.log")];
    await upload().answer(201, aFile("setup.log"));
    const link = await within(await lane()).findByRole("link", { name: /setup.log/ });
    expect(link).toHaveAttribute("href", "/api/v1/ai-sessions/session-1/files/setup.log");
    expect(link).toHaveTextContent("2.4 MB");
    expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
    expect(screen.getByText("setup.log is attached.")).toBeInTheDocument();
  });

  test("a pasted screenshot gets a name of its own", async () => {
    await open();
    await paste({ files: [new File(["png"], "image.png", { type: "image/png" })] });
    expect(upload().file?.name).toMatch(/^screenshot-\d{4}-\d\d-\d\d-\d{6}\.png$/);
  });

  test("two go one after the other", async () => {
    await open();
    await drop(log("one.log"), log("two.log"));
    expect(uploads()).toHaveLength(1);
    await upload().answer(201, aFile("one.log"));
    await waitFor(() => expect(uploads()).toHaveLength(2));
    expect(upload(1).file?.name).toBe("two.log");
  });

  test("the answer is cut: trying again cannot attach it twice", async () => {
    const { user } = await open();
    await drop(log());
    await upload().cut();
    expect(screen.getByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(upload(1).headers.get("Idempotency-Key")).toBe(upload(0).headers.get("Idempotency-Key"));
  });

  test("one that is larger than may be is refused before it is sent, the next one goes on", async () => {
    const { user } = await open();
    const large = log("huge.dmp");
    Object.defineProperty(large, "size", { value: 25 * 1024 * 1024 + 1 });
    await drop(large, log());
    expect(screen.getByRole("alert")).toHaveTextContent("Larger than 25 MB");
    expect(uploads().map(({ file }) => file?.name)).toEqual(["setup.log"]);
    await user.click(screen.getByRole("button", { name: "Leave out huge.dmp" }));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("the session is full: it says so", async () => {
    await open();
    await drop(log());
    await upload().answer(409, { code: "limit_reached" });
    expect(screen.getByRole("alert")).toHaveTextContent("as many files as it can");
  });
});

describe("a long paste", () => {
  const lines = Array.from({ length: 10_000 }, (_, line) => `10:0${line % 10} disk ${line}`).join("\n");

  test("is offered as a file: the rest of the message stays", async () => {
    const { user } = await open();
    await user.type(await box(), "From the server:");
    await paste({ text: lines });
    fireEvent.change(await box(), { target: { value: `From the server:\n${lines}` } });
    expect(screen.getByText(/You pasted 10,000 lines/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Attach as file" }));
    expect(await upload().file?.text()).toBe(lines);
    expect(await box()).toHaveValue("From the server:");
    expect(screen.queryByText(/You pasted/)).not.toBeInTheDocument();
  });

  test("may stay a text, and a short one is not asked about", async () => {
    const { user } = await open();
    await paste({ text: "two\nlines" });
    fireEvent.change(await box(), { target: { value: "two\nlines" } });
    expect(screen.queryByText(/You pasted/)).not.toBeInTheDocument();
    await paste({ text: lines });
    fireEvent.change(await box(), { target: { value: lines } });
    await user.click(screen.getByRole("button", { name: "Keep as text" }));
    expect(await box()).toHaveValue(lines);
    expect(await box()).toHaveFocus();
    expect(uploads()).toEqual([]);
  });
});

describe("others", () => {
  test("who follow cannot attach, but can download; a viewer reads the names only", async () => {
    files = [aFile("setup.log")];
    session = aSession({ my_part: "follows", status: "escalated", escalated_to_id: bob.id });
    const { unmount } = await open();
    expect(await within(await lane()).findByRole("link", { name: /setup.log/ })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Attach files/ })).not.toBeInTheDocument();
    await drop(log());
    expect(uploads()).toEqual([]);
    unmount();
    session = aSession({ my_part: "reads" });
    await open(victor);
    expect(await within(await lane()).findByText("setup.log")).toBeInTheDocument();
    expect(within(await lane()).queryByRole("link", { name: /setup.log/ })).not.toBeInTheDocument();
  });

  test("the list cannot be read: it says so and can be tried again", async () => {
    network.on("GET /ai-sessions/session-1/files", () => problem(503, "unavailable"));
    const { user } = await open();
    expect(await within(await lane()).findByRole("alert")).toHaveTextContent("The files could not be read.");
    files = [aFile("setup.log")];
    network.on("GET /ai-sessions/session-1/files", () => json({ items: files }));
    await user.click(within(await lane()).getByRole("button", { name: "Try again" }));
    expect(await within(await lane()).findByRole("link", { name: /setup.log/ })).toBeInTheDocument();
  });
});
