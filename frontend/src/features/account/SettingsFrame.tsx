import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { heldCountQuery } from "@/api/held";
import type { Role } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { Disclosure } from "@/ui/Disclosure";
import { DownIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Empty } from "@/ui/states";
import { placeAt, placesOfSettings } from "./settingsPlaces";

/** The sections of the settings beside the one that is open; above it, in a menu, where there is no room. */
export function SettingsFrame() {
  const text = useText();
  const me = useMe();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const here = placeAt(pathname);
  const places = placesOfSettings(me.role);
  const title = here === undefined ? text.settings.title : text.settings.section[here.name];
  usePageTitle(title);
  return (
    <Column>
      <PageHeader
        title={text.settings.title}
        beside={<span className="text-ink-3">{me.account.name}</span>}
      />
      <div className="mt-3 lg:flex lg:gap-8">
        <nav
          aria-label={text.settings.navigation}
          className="sticky top-[calc(var(--strip)+16px)] hidden w-[184px] shrink-0 flex-col gap-4 self-start lg:flex"
        >
          <SectionList shared={false} />
          <SectionList shared />
        </nav>
        {places.length > 1 && (
          <div className="mb-3 lg:hidden">
            <Disclosure
              label={text.settings.navigation}
              buttonClass="control flex h-9 items-center justify-between gap-2 px-3 font-medium touch:h-11"
              panelClass="absolute inset-x-0 top-full mt-1 flex flex-col gap-3 px-2 pb-2 pt-3 sm:end-auto sm:w-[320px]"
              button={
                <>
                  {title}
                  <DownIcon />
                </>
              }
            >
              {(close) => (
                <nav aria-label={text.settings.navigation} className="flex flex-col gap-3">
                  <SectionList shared={false} onChosen={close} />
                  <SectionList shared onChosen={close} />
                </nav>
              )}
            </Disclosure>
          </div>
        )}
        <div className="min-w-0 flex-1 lg:max-w-[824px]">
          {here === undefined || places.includes(here) ? (
            <Outlet />
          ) : (
            <NotForRole engineers={(here.roles as readonly Role[]).includes("engineer")} />
          )}
        </div>
      </div>
    </Column>
  );
}

function SectionList({ shared, onChosen }: { shared: boolean; onChosen?: () => void }) {
  const text = useText();
  const me = useMe();
  const held = useQuery({ ...heldCountQuery, enabled: me.role === "admin" }).data ?? 0;
  const places = placesOfSettings(me.role).filter(
    (place) => place.shared === shared && (place.name !== "held" || held > 0),
  );
  if (places.length === 0) return null;
  return (
    <div>
      <p className="px-2 pb-1 text-meta text-ink-3">{shared ? text.settings.account : text.settings.own}</p>
      <ul className="m-0 flex list-none flex-col gap-0.5 p-0">
        {places.map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              onClick={onChosen}
              activeOptions={{ exact: place.to === "/settings" }}
              activeProps={{ className: "bg-chosen font-medium text-ink" }}
              inactiveProps={{ className: "text-ink-2 hover:bg-chosen/60 hover:text-ink" }}
              className={className(
                "flex h-[34px] items-center rounded-button px-2 no-underline touch:h-11",
                "transition-colors",
              )}
            >
              {text.settings.section[place.name]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `engineers` may see it, viewers not; otherwise it is for admins alone. */
function NotForRole({ engineers }: { engineers: boolean }) {
  const text = useText();
  const { title, explain } = engineers ? text.shell.forbidden : text.settings.forAdmins;
  return <Empty title={title}>{explain}</Empty>;
}
