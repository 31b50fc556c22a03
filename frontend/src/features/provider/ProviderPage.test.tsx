import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { ProviderSettings, ProviderWritten, SignInSettings } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { ago } from "@/testing/records";
import { ProviderPage } from "./ProviderPage";

const network = fakeNetwork();
const PAGE = { at: "/settings/sign-in", me: dora };
const NOTHING: SignInSettings = {
  is_allowed: true,
  redirect_uri: "https://pilot.msp.example/oidc/callback",
  sign_in_url: "https://pilot.msp.example/sign-in/account-1",
  provider: null,
};
const GOOGLE: ProviderSettings = {
  issuer: "https://accounts.google.com",
  client_id: "flowpilot",
  domains: ["msp.example"],
  role_claim: null,
  roles: { admin: [], engineer: [], viewer: [] },
  otherwise: "engineer",
  passwords: true,
  login_hours: 12,
  people: 3,
  failing_since: null,
  failure: null,
};
let signIn = NOTHING;

beforeEach(() => {
  signIn = NOTHING;
  network.on("GET /account/sign-in", () => json(signIn));
  network.on("PUT /account/sign-in", () => {
    signIn = { ...NOTHING, provider: GOOGLE };
    return json(signIn);
  });
});

const written = () => network.of("PUT /account/sign-in").map(({ body }) => body as ProviderWritten);
const box = (name: string) => screen.findByRole("textbox", { name });

describe("Dora, an admin, sets up where her people sign in", () => {
  test("and is told what is missing before anything is sent", async () => {
    const { user } = await show(<ProviderPage />, PAGE);
    await user.type(await box("Issuer"), "accounts.google.com");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("Write an address that begins with https://.")).toBeInTheDocument();
    expect(screen.getByText("Write at least one domain, such as msp.example.")).toBeInTheDocument();
    expect(screen.getAllByText("This is missing.")).toHaveLength(2);
    expect(written()).toEqual([]);
  });

  test("and gets the link for her people with the saved provider", async () => {
    const { user } = await show(<ProviderPage />, PAGE);
    await user.type(await box("Issuer"), " https://accounts.google.com ");
    await user.type(await box("Client ID"), "flowpilot");
    await user.type(screen.getByLabelText("Client secret"), "sesame");
    await user.type(await box("Mail domains"), "msp.example; @msp.de");
    expect(await box("Redirect address")).toHaveValue("https://pilot.msp.example/oidc/callback");
    expect(screen.queryByRole("textbox", { name: "Sign-in link" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await box("Sign-in link")).toHaveValue("https://pilot.msp.example/sign-in/account-1");
    expect(await screen.findByText("3 people sign in there.")).toBeInTheDocument();
    expect(written()).toEqual([
      {
        issuer: "https://accounts.google.com",
        client_id: "flowpilot",
        client_secret: "sesame",
        domains: ["msp.example", "@msp.de"],
        role_claim: null,
        roles: { admin: [], engineer: [], viewer: [] },
        otherwise: "engineer",
        passwords: true,
        login_hours: 12,
      },
    ]);
    expect(screen.getByLabelText("Client secret")).toHaveValue("");
  });

  test("with roles by a claim, and nobody let in without one", async () => {
    signIn = { ...NOTHING, provider: GOOGLE };
    const { user } = await show(<ProviderPage />, PAGE);
    await user.click(await screen.findByRole("radio", { name: /By a claim/ }));
    await user.type(await box("Claim"), "roles");
    await user.selectOptions(screen.getByRole("combobox", { name: "Whom no value fits" }), "Is not let in");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(
      screen.getByText("Write at least one value, or choose a role for everybody else."),
    ).toBeInTheDocument();
    await user.type(await box("Admins"), "Ops.Admin, Owner");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("Saved.");
    expect(written()[0]).toMatchObject({
      client_secret: null,
      role_claim: "roles",
      roles: { admin: ["Ops.Admin", "Owner"], engineer: [], viewer: [] },
      otherwise: null,
    });
  });

  test("and tries it before she saves", async () => {
    signIn = { ...NOTHING, provider: GOOGLE };
    network.on("POST /account/sign-in/try", () =>
      json({ outcome: "wrong_issuer", detail: "https://accounts.google.com/" }),
    );
    const { user } = await show(<ProviderPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Try it" }));
    expect(await screen.findByText(/calls itself something else/)).toHaveTextContent(
      "https://accounts.google.com/",
    );
    expect(written()).toEqual([]);
  });

  test("and reads when it does not answer, and that nobody is signed out", async () => {
    const failing = { ...GOOGLE, failing_since: ago(5), failure: "not_reached" };
    signIn = { ...NOTHING, provider: failing };
    await show(<ProviderPage />, PAGE);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The provider does not answer.");
    expect(alert).toHaveTextContent("Nobody is signed out because of it.");
  });

  test("and removes it when she is sure", async () => {
    signIn = { ...NOTHING, provider: GOOGLE };
    network.on("DELETE /account/sign-in", () => {
      signIn = NOTHING;
      return json(null, 204);
    });
    const { user } = await show(<ProviderPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Remove the provider" }));
    const dialog = await screen.findByRole("dialog", { name: "Remove the provider?" });
    expect(network.of("DELETE /account/sign-in")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Remove it" }));
    expect(await screen.findByRole("region", { name: "Provider" })).toBeInTheDocument();
    await screen.findByDisplayValue("https://pilot.msp.example/oidc/callback");
    expect(network.of("DELETE /account/sign-in")).toHaveLength(1);
  });

  test("unless the operator has not switched it on", async () => {
    signIn = { ...NOTHING, is_allowed: false };
    await show(<ProviderPage />, PAGE);
    expect(await screen.findByText("Not on this server")).toBeInTheDocument();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });
});
