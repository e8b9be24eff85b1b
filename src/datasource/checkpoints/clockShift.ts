/** How far our clock is ahead of the JobManager's, ms. Slow answers do not move it: it stays while they could be right. */
export class ClockShift {
  private shift = 0;

  /**
   * @param theirs the JobManager's clock at a moment between ours at `asked` and at `answered`, epoch ms
   * @returns the JobManager's clock when it had answered
   */
  observe(theirs: number, asked: number, answered: number): number {
    this.shift = Math.min(answered - theirs, Math.max(asked - theirs, this.shift));
    return answered - this.shift;
  }
}
