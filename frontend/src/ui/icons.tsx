import type { SVGProps } from "react";

type IconProps = Omit<SVGProps<SVGSVGElement>, "children">;

function Glyph({ children, width = 16, height = 16, ...props }: SVGProps<SVGSVGElement>) {
  return (
    <svg
      width={`${Number(width) / 16}rem`}
      height={`${Number(height) / 16}rem`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
      {...props}
    >
      {children}
    </svg>
  );
}

export function SessionsIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2z" />
    </Glyph>
  );
}
export function EscalateIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 13.5v-11M3.5 7 8 2.5 12.5 7" />
    </Glyph>
  );
}
export function BookIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 4.2C6.6 3 4.6 2.7 2.2 2.8v9.4c2.4-.1 4.4.2 5.8 1.4 1.4-1.2 3.4-1.5 5.8-1.4V2.8C11.4 2.7 9.4 3 8 4.2zM8 4.2v9.4" />
    </Glyph>
  );
}
export function AnalyticsIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2 13.5h12M4.5 11V7.5M8 11V3M11.5 11V5.5" />
    </Glyph>
  );
}
export function SettingsIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M9 2.8v3.4M3.5 9.8v3.4" />
    </Glyph>
  );
}
export function BellIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.8 14.2h2.4" />
    </Glyph>
  );
}
export function SearchIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14" />
    </Glyph>
  );
}
export function BackIcon(props: IconProps) {
  return (
    <Glyph {...props} data-points="">
      <path d="M9.5 3.5 5 8l4.5 4.5" />
    </Glyph>
  );
}
export function DownIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
    </Glyph>
  );
}
export function CloseIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Glyph>
  );
}
export function CheckIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="m3 8.5 3.2 3.2L13 4.8" />
    </Glyph>
  );
}
export function EyeIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </Glyph>
  );
}
export function ClockIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.4" />
    </Glyph>
  );
}
export function PinIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M5.5 2h5M6.5 2v4.5L4.5 9h7l-2-2.5V2M8 9v5" />
    </Glyph>
  );
}
export function QuestionIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M5.8 5.8a2.2 2.2 0 1 1 3.3 2c-.7.4-1.1.8-1.1 1.6M8 12.2v.1" />
    </Glyph>
  );
}
export function ArrowIcon(props: IconProps) {
  return (
    <Glyph {...props} data-points="">
      <path d="M2.5 8h11M9.5 4l4 4-4 4" />
    </Glyph>
  );
}
export function LayersIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2 2 5.2l6 3.2 6-3.2zM2 9l6 3.2L14 9" />
    </Glyph>
  );
}
export function WarningIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1" />
    </Glyph>
  );
}
export function DownloadIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 13.5h11" />
    </Glyph>
  );
}
export function PlusIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 3v10M3 8h10" />
    </Glyph>
  );
}
export function DiamondIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M8 3.5 12.5 8 8 12.5 3.5 8z" />
    </Glyph>
  );
}
export function MoreIcon(props: IconProps) {
  return (
    <Glyph strokeWidth={2.4} {...props}>
      <path d="M3 8h.01M8 8h.01M13 8h.01" />
    </Glyph>
  );
}
export function MailIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M2 3.5h12v9H2zM2.3 4 8 8.5 13.7 4" />
    </Glyph>
  );
}
export function ChatIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M6 2.5 4.8 13.5M11.2 2.5 10 13.5M2.5 5.8h11M2 10.2h11" />
    </Glyph>
  );
}
export function LinkIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8" />
    </Glyph>
  );
}
export function SendIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M13.8 2.2 1.8 6.6l5 2.6 2.4 5zM13.8 2.2l-7 7" />
    </Glyph>
  );
}

export function FileIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M4 1.8h5l3.2 3.2v9.2H4zM8.8 1.8v3.4h3.4" />
    </Glyph>
  );
}

export function CopyIcon(props: IconProps) {
  return (
    <Glyph {...props}>
      <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
    </Glyph>
  );
}
