/** Two clipped hedges with a path between them, forming an H. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M4 28V11.5a5 5 0 0 1 10 0V15a3.2 3.2 0 0 1 4 0v-3.5a5 5 0 0 1 10 0V28H18v-5.5h-4V28Z"
        fill="currentColor"
      />
      <circle cx="23" cy="4.6" r="2.6" fill="#dda638" />
    </svg>
  );
}
