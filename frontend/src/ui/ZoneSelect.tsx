import { useMemo } from "react";
import { INPUT } from "./Field";

interface ZoneSelectProps {
  id?: string;
  describedBy?: string;
  value: string;
  /** What stands first, with the empty value: a zone that is taken over from elsewhere. */
  first?: string;
  onChange: (zone: string) => void;
}

/** A time zone of the world by its region and city. */
export function ZoneSelect({ id, describedBy, value, first, onChange }: ZoneSelectProps) {
  const regions = useMemo(() => byRegion(value), [value]);
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={INPUT}
    >
      {first !== undefined && <option value="">{first}</option>}
      {[...regions].map(([region, members]) =>
        region === "" ? (
          members.map((zone) => <option key={zone}>{zone}</option>)
        ) : (
          <optgroup key={region} label={region}>
            {members.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </select>
  );
}

/** The zones that this browser knows and the chosen one, below their region; those without one below "". */
function byRegion(chosen: string): Map<string, string[]> {
  const known = Intl.supportedValuesOf("timeZone");
  const regions = new Map<string, string[]>();
  for (const zone of chosen === "" || known.includes(chosen) ? known : [chosen, ...known]) {
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "";
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return regions;
}
