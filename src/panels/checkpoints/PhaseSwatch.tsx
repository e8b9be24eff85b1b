/** A small square of a colour, beside its name. */
export function PhaseSwatch({ colour }: { colour: string }) {
  return (
    <svg width={10} height={10} aria-hidden="true">
      <rect width={10} height={10} rx={2} fill={colour} />
    </svg>
  );
}
