/** The console's mark: an enclave in its shell. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="mark">
      <rect width="32" height="32" rx="8" className="mark-ground" />
      <path d="M16 5.5 25 10.75v10.5L16 26.5 7 21.25v-10.5z" className="mark-shell" />
      <circle cx="16" cy="16" r="3.6" className="mark-core" />
    </svg>
  );
}
