import { createRoute } from "@tanstack/react-router";
import { readAuditSearch } from "@/features/audit/auditSearch";
import { shell } from "./frame";
import { lazyPage } from "./lazyPage";

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyPage(() => import("@/features/account/SettingsFrame"), "SettingsFrame"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyPage(() => import("@/features/account/ProfilePage"), "ProfilePage"),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyPage(() => import("@/features/account/PeoplePage"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => settings,
  path: "/people/$userId",
  component: lazyPage(() => import("@/features/account/person/PersonPage"), "PersonPage"),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: "/account",
  component: lazyPage(() => import("@/features/account/AccountPage"), "AccountPage"),
});

const signIn = createRoute({
  getParentRoute: () => settings,
  path: "/sign-in",
  component: lazyPage(() => import("@/features/provider/ProviderPage"), "ProviderPage"),
});

const clients = createRoute({
  getParentRoute: () => settings,
  path: "/clients",
  component: lazyPage(() => import("@/features/account/clients/ClientsPage"), "ClientsPage"),
});

const myAlerts = createRoute({
  getParentRoute: () => settings,
  path: "/alerts",
  component: lazyPage(() => import("@/features/alerts/AlertsPage"), "AlertsPage"),
});

const channels = createRoute({
  getParentRoute: () => settings,
  path: "/channels",
  component: lazyPage(() => import("@/features/channels/ChannelsPage"), "ChannelsPage"),
});

const ladder = createRoute({
  getParentRoute: () => settings,
  path: "/ladder",
  component: lazyPage(() => import("@/features/ladder/LadderPage"), "LadderPage"),
});

const canary = createRoute({
  getParentRoute: () => settings,
  path: "/canary",
  component: lazyPage(() => import("@/features/canary/CanaryPage"), "CanaryPage"),
});

const held = createRoute({
  getParentRoute: () => settings,
  path: "/held",
  component: lazyPage(() => import("@/features/held/HeldPage"), "HeldPage"),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: "/data",
  component: lazyPage(() => import("@/features/data/DataPage"), "DataPage"),
});

const firstRun = createRoute({
  getParentRoute: () => shell,
  path: "/welcome",
  component: lazyPage(() => import("@/features/firstRun/FirstRunPage"), "FirstRunPage"),
});

const auditTrail = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyPage(() => import("@/features/audit/AuditPage"), "AuditPage"),
});

export const settingsPages = [
  firstRun,
  settings.addChildren([
    profile,
    people,
    person,
    account,
    signIn,
    clients,
    myAlerts,
    channels,
    ladder,
    canary,
    held,
    data,
    auditTrail,
  ]),
] as const;
