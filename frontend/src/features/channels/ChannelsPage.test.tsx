import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Channel } from "@/api/types";
import { aChannel, aFailingChannel, aTest, aTestLine } from "@/testing/alertRecords";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora, personOf } from "@/testing/people";
import { ChannelsPage } from "./ChannelsPage";

const network = fakeNetwork();
const PAGE = { at: "/settings/channels", me: dora };
const ROOM = aChannel({ id: "room-1", kind: "slack", name: "#help-desk", user_id: null });
const region = (name: string) => screen.findByRole("region", { name });

beforeEach(() => {
  network.on("GET /channels", () => json({ items: [ROOM] }));
  network.on("GET /channels/health", () => json({ mail_configured: true, items: [] }));
});

describe("Dora, an admin, opens the channels", () => {
  test("and reads on top what fails, since when, what was answered and what to do", async () => {
    const failing = [
      aFailingChannel(),
      aFailingChannel({
        channel_id: null,
        kind: "email",
        name: null,
        server: "mail",
        owner: personOf(bob),
        last_reason: "mailbox_unavailable",
        last_detail: "550 no such user",
      }),
    ];
    network.on("GET /channels/health", () => json({ mail_configured: true, items: failing }));
    await show(<ChannelsPage />, PAGE);
    const list = await region("Failing now");
    const [slack, mail] = within(list).getAllByRole("listitem");
    expect(slack).toHaveTextContent("#help-desk");
    expect(slack).toHaveTextContent("404 no_service");
    expect(slack).toHaveTextContent("2 alerts are being tried again, 1 alert never arrived");
    expect(slack).toHaveTextContent("Check in Slack that the incoming webhook still exists.");
    expect(mail).toHaveTextContent("Mail of Bob Anders");
    expect(mail).toHaveTextContent("550 no such user");
    const rooms = await region("Rooms");
    expect(list.compareDocumentPosition(rooms)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test.each([
    [{ last_reason: "server_unavailable" }, "FlowPilot keeps trying for a day"],
    [{ last_reason: "blocked_address" }, "FLOWPILOT_EGRESS_ALLOW"],
    [{ owner: personOf(bob) }, "Ask Bob Anders to test it under My alerts"],
    [{ kind: "push", owner: personOf(bob) } as const, "Ask Bob Anders to open My alerts in that browser"],
    [{ kind: "email", name: null } as const, "Look at the mail server"],
  ])("and reads what helps, case %#", async (change, advice) => {
    network.on("GET /channels/health", () =>
      json({ mail_configured: true, items: [aFailingChannel(change)] }),
    );
    await show(<ChannelsPage />, PAGE);
    expect(await region("Failing now")).toHaveTextContent(advice);
  });

  test("and sees nothing of failing where nothing fails, but that no mail server is set up", async () => {
    network.on("GET /channels/health", () => json({ mail_configured: false, items: [] }));
    await show(<ChannelsPage />, PAGE);
    expect(await region("Mail")).toHaveTextContent("FLOWPILOT_SMTP_URL");
    expect(screen.queryByRole("region", { name: "Failing now" })).not.toBeInTheDocument();
    expect(screen.getByText(/^Every channel that was used/)).toBeInTheDocument();
  });

  test("and tests a room, and reads that it went out", async () => {
    network.on("POST /channels/room-1/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () => json(aTest([aTestLine({ channel: "slack" })])));
    const { user } = await show(<ChannelsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Test #help-desk" }));
    expect(await screen.findByText("It went out.")).toBeInTheDocument();
  });

  test("and repairs a room that failed: once its test got through, nothing says any more that it fails", async () => {
    network.on("GET /channels/health", () =>
      json({ mail_configured: true, items: [aFailingChannel({ channel_id: "room-1", kind: "slack" })] }),
    );
    network.on("POST /channels/room-1/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () => json(aTest([aTestLine({ channel: "slack" })])));
    const { user } = await show(<ChannelsPage />, PAGE);
    expect(await region("Failing now")).toBeInTheDocument();
    network.on("GET /channels/health", () => json({ mail_configured: true, items: [] }));
    await user.click(await screen.findByRole("button", { name: "Test #help-desk" }));
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: "Failing now" })).not.toBeInTheDocument(),
    );
  });

  test("and lets a room hear urgent ones only", async () => {
    network.on("PATCH /channels/room-1", ({ body }) => json({ ...ROOM, ...(body as Partial<Channel>) }));
    const { user } = await show(<ChannelsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Edit #help-desk" }));
    const dialog = screen.getByRole("dialog", { name: "Edit #help-desk" });
    for (const name of ["Low", "Normal", "High"])
      await user.click(within(dialog).getByRole("checkbox", { name }));
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/hears urgent only/)).toBeInTheDocument();
    expect(network.of("PATCH /channels/room-1")[0]?.body).toEqual({
      name: "#help-desk",
      priorities: ["urgent"],
    });
    await waitFor(() => expect(screen.getByRole("button", { name: "Edit #help-desk" })).toHaveFocus());
  });

  test("and adds a room by an address of another service", async () => {
    const added = aChannel({ id: "room-2", kind: "service", name: "Night pager", server: "ntfy.sh" });
    network.on("POST /channels", () => json({ ...added, secret: null }, 201));
    const { user } = await show(<ChannelsPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Add a room" }));
    const dialog = screen.getByRole("dialog", { name: "Add a room" });
    await user.click(within(dialog).getByRole("radio", { name: /^Other service/ }));
    await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "Night pager");
    await user.type(
      within(dialog).getByRole("textbox", { name: "Apprise address" }),
      "ntfys://ntfy.sh/night",
    );
    await user.click(within(dialog).getByRole("button", { name: "Add" }));
    expect(await screen.findByText("Night pager")).toBeInTheDocument();
    expect(network.of("POST /channels")[0]?.body).toMatchObject({
      address: { url: "ntfys://ntfy.sh/night" },
    });
  });

  test("and has none yet: a sentence says what a room is good for", async () => {
    network.on("GET /channels", () => json({ items: [] }));
    await show(<ChannelsPage />, PAGE);
    expect(await region("Rooms")).toHaveTextContent("No room yet.");
  });

  test("and neither list can be read: each says so by itself", async () => {
    network.on("GET /channels", () => problem(503, "unavailable"));
    network.on("GET /channels/health", () => problem(503, "unavailable"));
    await show(<ChannelsPage />, PAGE);
    expect(await screen.findByText("The rooms could not be read.")).toBeInTheDocument();
    expect(await screen.findByText("It could not be read which channels fail.")).toBeInTheDocument();
  });
});
