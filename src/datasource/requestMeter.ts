const minuteMs = 60_000;

/** Counts the requests that really went out, for people who ask what this costs their JobManager. */
export class RequestMeter {
  private times: number[] = [];

  constructor(private readonly now: () => number) {}

  count(): void {
    this.times = [...this.recent(), this.now()];
  }

  lastMinute(): number {
    return this.recent().length;
  }

  private recent(): number[] {
    const from = this.now() - minuteMs;
    return this.times.filter((time) => time > from);
  }
}
