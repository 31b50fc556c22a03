/** How a line between header and story looks. */
export const STRIP =
  "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-4 py-2 sm:px-8";
