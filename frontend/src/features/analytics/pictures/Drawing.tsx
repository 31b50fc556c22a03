import type { ReactNode } from "react";

interface DrawingProps {
  width: number;
  height: number;
  /** In words, where nothing beside the drawing says what it shows. */
  label?: string;
  children: ReactNode;
}

/** The ground of a picture, drawn in the pixels of the screen so that its words keep their size. */
export function Drawing({ width, height, label, children }: DrawingProps) {
  const shape = { width, height, viewBox: `0 0 ${width} ${height}`, className: "figures block max-w-full" };
  if (label === undefined)
    return (
      <svg aria-hidden="true" {...shape}>
        {children}
      </svg>
    );
  return (
    <svg role="img" aria-label={label} {...shape}>
      {children}
    </svg>
  );
}
