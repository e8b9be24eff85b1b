/** The job whose requests are counted, and for how long. */
export const vertices = 20;
export const parallelism = 128;
export const countedRefreshes = 30;
