/** The product's mark. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 22 22"
      aria-hidden="true"
      className="shrink-0"
    >
      <rect width="22" height="22" rx="6" fill="var(--ink)" />
      <path
        d="M6.5 15.5 11 6l4.5 9.5L11 13z"
        fill="none"
        stroke="var(--bg)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
}
