/**
 * What work may take that would take minutes if it grew with the square of its input, on a machine that is busy with other
 * things. A guard against that and no measure of speed: `npm run bench` measures.
 */
export const notMinutesMs = 10_000;
