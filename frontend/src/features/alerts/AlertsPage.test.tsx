import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Alerts } from "@/api/types";
import { aChannel, aTest, aTestLine, someAlerts } from "@/testing/alertRecords";
import { fakeNetwork, json, noAnswer, nothing, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { T0 } from "@/testing/records";
import { AlertsPage } from "./AlertsPage";

const network = fakeNetwork();
const PAGE = { at: "/settings/alerts" };
const region = (name: string) => screen.findByRole("region", { name });

/** What the server keeps of Bob's wishes. */
let wishes: Alerts;

beforeEach(() => {
  wishes = someAlerts();
  network.on("GET /alerts", () => json(wishes));
  network.on("PATCH /alerts", ({ body }) => {
    wishes = { ...wishes, ...(body as Partial<Alerts>) };
    return json(wishes);
  });
});

const changes = () => network.of("PATCH /alerts").map(({ body }) => body);

describe("Bob chooses when he gets mail", () => {
  test("and it is saved as he chooses", async () => {
    const { user } = await show(<AlertsPage />, PAGE);
    const mail = await region("Mail");
    expect(mail).toHaveTextContent("Goes to bob@north.example");
    expect(within(mail).getByRole("radio", { name: /^Always/ })).toBeChecked();
    await user.click(within(mail).getByRole("radio", { name: /^Not while I have a page open/ }));
    expect(await within(mail).findByText("Saved.")).toBeInTheDocument();
    expect(changes()).toEqual([{ email: "away" }]);
  });

  test("and is warned that nobody can reach him when he turns off his only way", async () => {
    const { user } = await show(<AlertsPage />, PAGE);
    const mail = await region("Mail");
    await user.click(within(mail).getByRole("radio", { name: /^Never/ }));
    expect(await within(mail).findByText(/colleagues see you as unreachable/)).toBeInTheDocument();
  });

  test("and reads that it was not saved when no answer came; what held still shows", async () => {
    network.on("PATCH /alerts", noAnswer);
    const { user } = await show(<AlertsPage />, PAGE);
    const mail = await region("Mail");
    await user.click(within(mail).getByRole("radio", { name: /^Never/ }));
    expect(await within(mail).findByRole("alert")).toHaveTextContent("Not saved.");
    expect(within(mail).getByRole("radio", { name: /^Always/ })).toBeChecked();
  });
});

describe("Bob keeps quiet hours", () => {
  test("from eight in the evening on weekdays, and reads them as a sentence", async () => {
    const { user } = await show(<AlertsPage />, PAGE);
    const quiet = await region("Quiet hours");
    await user.click(within(quiet).getByRole("checkbox", { name: "Keep quiet at set hours" }));
    const from = within(quiet).getByRole("textbox", { name: "Quiet from" });
    await user.clear(from);
    await user.type(from, "20");
    await user.tab();
    expect(from).toHaveValue("20:00");
    await user.click(within(quiet).getByRole("checkbox", { name: "Saturday" }));
    await user.click(within(quiet).getByRole("checkbox", { name: "Sunday" }));
    expect(quiet).toHaveTextContent(
      "Quiet Monday to Friday from 20:00 to 07:00 the next day, Europe/Berlin. Urgent ones come through.",
    );
    await waitFor(() => expect(wishes.quiet).toEqual({ from: "20:00", to: "07:00", days: [0, 1, 2, 3, 4] }));
  });

  test("and a time that is none is said once he leaves the field, and never saved", async () => {
    wishes = someAlerts({ quiet: { from: "22:00", to: "07:00", days: [0] } });
    const { user } = await show(<AlertsPage />, PAGE);
    const quiet = await region("Quiet hours");
    const to = within(quiet).getByRole("textbox", { name: "Quiet to" });
    await user.clear(to);
    await user.type(to, "25");
    expect(quiet).not.toHaveTextContent("Write a time like 08:30.");
    await user.tab();
    expect(quiet).toHaveTextContent("Write a time like 08:30.");
    expect(to).toBeInvalid();
    expect(changes()).toEqual([]);
    await user.clear(to);
    await user.type(to, "630");
    expect(quiet).not.toHaveTextContent("Write a time like 08:30.");
  });

  test("without a day is refused, and turning them off forgets what was wrong", async () => {
    wishes = someAlerts({ quiet: { from: "22:00", to: "07:00", days: [0] } });
    const { user } = await show(<AlertsPage />, PAGE);
    const quiet = await region("Quiet hours");
    await user.click(within(quiet).getByRole("checkbox", { name: "Monday" }));
    expect(quiet).toHaveTextContent("Choose at least one day.");
    expect(changes()).toEqual([]);
    await user.click(within(quiet).getByRole("checkbox", { name: "Keep quiet at set hours" }));
    await waitFor(() => expect(wishes.quiet).toBeNull());
  });
});

describe("Bob's own channels", () => {
  test("a webhook is added: its secret is shown once, then its test has the focus", async () => {
    const added = { ...aChannel(), secret: "whsec_abc" };
    network.on("POST /alerts/channels", () => json(added, 201));
    const { user } = await show(<AlertsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Add a channel" }));
    const dialog = screen.getByRole("dialog", { name: "Add a channel" });
    await user.click(within(dialog).getByRole("radio", { name: /^Webhook/ }));
    await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "My pager");
    await user.type(within(dialog).getByRole("textbox", { name: "Address" }), "https://pager.example/in");
    await user.click(within(dialog).getByRole("checkbox", { name: "Low" }));
    await user.click(within(dialog).getByRole("button", { name: "Add" }));
    const secret = await screen.findByRole("textbox", { name: "Signing secret" });
    expect(secret).toHaveValue("whsec_abc");
    expect(secret).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "I have copied it" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Test My pager" })).toHaveFocus());
    expect(screen.queryByDisplayValue("whsec_abc")).not.toBeInTheDocument();
    expect(network.of("POST /alerts/channels")[0]?.body).toEqual({
      kind: "webhook",
      name: "My pager",
      address: { url: "https://pager.example/in" },
      priorities: ["normal", "high", "urgent"],
    });
  });

  test("an address that is none is said when it is left, and what the server refuses beside its field", async () => {
    network.on("POST /alerts/channels", () =>
      problem(422, "invalid", { errors: [{ pointer: "/address/url", reason: "Not reachable from here." }] }),
    );
    const { user } = await show(<AlertsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Add a channel" }));
    const address = screen.getByRole("textbox", { name: "Address of the incoming webhook" });
    await user.type(address, "hooks.slack.com/x");
    expect(screen.queryByText(/^This is no web address/)).not.toBeInTheDocument();
    await user.tab();
    expect(screen.getByText(/^This is no web address/)).toBeInTheDocument();
    await user.clear(address);
    await user.type(address, "https://10.0.0.1/x");
    expect(screen.queryByText(/^This is no web address/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(screen.getByText("This is needed.")).toBeInTheDocument();
    expect(network.of("POST /alerts/channels")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Name" }), "Help desk");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByText("Not reachable from here.")).toBeInTheDocument();
    expect(address).toBeInvalid();
  });

  test("one is removed after a question, and the focus goes to what can be done next", async () => {
    wishes = someAlerts({ channels: [aChannel()] });
    network.on("DELETE /alerts/channels/channel-1", nothing);
    const { user } = await show(<AlertsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Remove My pager" }));
    const dialog = screen.getByRole("dialog", { name: "Remove My pager?" });
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    expect(network.of("DELETE /alerts/channels/channel-1")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Remove My pager" }));
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("My pager is removed.")).toBeInTheDocument();
    expect(screen.queryByText("pager.example")).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("button", { name: "Add a channel" })).toHaveFocus());
  });
});

describe("Bob tests his alerts", () => {
  test("and watches each channel answer, with the server's words where it failed", async () => {
    const webhook = { channel: "webhook", channel_id: "channel-1", channel_name: "My pager" };
    const answers = [
      aTest([aTestLine({ state: "queued", attempts: [] }), aTestLine({ ...webhook, state: "queued" })]),
      aTest([
        aTestLine(),
        aTestLine({
          ...webhook,
          state: "dead",
          reason: "refused",
          attempts: [{ at: T0, outcome: "permanent", detail: "403 no" }],
        }),
      ]),
    ];
    network.on("POST /alerts/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () => json(answers.length > 1 ? answers.shift() : answers[0]));
    const { user } = await show(<AlertsPage />, PAGE);
    const panel = await region("Do your alerts reach you?");
    await user.click(within(panel).getByRole("button", { name: "Test my alerts" }));
    expect(await within(panel).findByText("0 of 2 answered")).toBeInTheDocument();
    expect(
      await within(panel).findByText(/^1 of 2 went out. Your mail server took the mail. Look in your inbox/),
    ).toBeInTheDocument();
    const [mail, pager] = within(panel).getAllByRole("listitem");
    expect(mail).toHaveTextContent("Mailsent");
    expect(pager).toHaveTextContent("My pagerfailed");
    expect(pager).toHaveTextContent("The server refused it: “403 no”");
    expect(network.of("POST /alerts/test")).toHaveLength(1);
  });

  test("and may test again as soon as each has said how it went, be it that it is tried again", async () => {
    const busy = aTestLine({
      channel: "webhook",
      channel_id: "channel-1",
      channel_name: "My pager",
      state: "failed",
      reason: "server_unavailable",
      attempts: [{ at: T0, outcome: "temporary", detail: "503 busy" }],
    });
    network.on("POST /alerts/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () => json(aTest([busy, aTestLine()])));
    const { user } = await show(<AlertsPage />, PAGE);
    const panel = await region("Do your alerts reach you?");
    await user.click(within(panel).getByRole("button", { name: "Test my alerts" }));
    expect(
      await within(panel).findByText(/^1 of 2 went out. Your mail server took the mail. Look in your inbox/),
    ).toBeInTheDocument();
    const [mail, pager] = within(panel).getAllByRole("listitem");
    expect(mail).toHaveTextContent("Mailsent");
    expect(pager).toHaveTextContent("failed, will be tried again");
    expect(pager).toHaveTextContent("too busy: “503 busy”");
    await user.click(within(panel).getByRole("button", { name: "Test again" }));
    await waitFor(() => expect(network.of("POST /alerts/test")).toHaveLength(2));
  });

  test("and reads when there were too many tests", async () => {
    network.on("POST /alerts/test", () => problem(429, "rate_limited"));
    const { user } = await show(<AlertsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Test my alerts" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Ten tests within an hour are the most.");
  });

  test("one channel alone", async () => {
    wishes = someAlerts({ channels: [aChannel()] });
    network.on("POST /alerts/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () =>
      json(aTest([aTestLine({ channel: "webhook", channel_id: "channel-1", channel_name: "My pager" })])),
    );
    const { user } = await show(<AlertsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Test My pager" }));
    expect(await screen.findByText("It went out.")).toBeInTheDocument();
    expect(network.of("POST /alerts/test")[0]?.body).toEqual({ channel_id: "channel-1" });
  });
});

test("Bob's alerts cannot be read: trying again shows them", async () => {
  network.on("GET /alerts", () => problem(503, "unavailable"));
  const { user } = await show(<AlertsPage />, PAGE);
  const again = await screen.findByRole("button", { name: "Try again" });
  network.on("GET /alerts", () => json(wishes));
  await user.click(again);
  expect(await region("Mail")).toBeInTheDocument();
});
