/** The most recently used values by key; when they weigh more than the limit together, those not used the longest go. */
export class Recent<T> {
  private readonly values = new Map<string, T>();
  private weight = 0;

  constructor(
    private readonly limit: number,
    private readonly weigh: (value: T) => number = () => 1
  ) {}

  get(key: string): T | undefined {
    const value = this.values.get(key);
    if (value !== undefined) {
      this.values.delete(key);
      this.values.set(key, value);
    }
    return value;
  }

  /** The last value stays, whatever it weighs. */
  set(key: string, value: T): void {
    this.forget(key);
    this.values.set(key, value);
    this.weight += this.weigh(value);
    for (const oldest of this.values.keys()) {
      if (this.weight <= this.limit || this.values.size === 1) {
        return;
      }
      this.forget(oldest);
    }
  }

  /** The known value, or what is asked for, which is then known. */
  async once(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = await ask();
    this.set(key, value);
    return value;
  }

  private forget(key: string): void {
    const value = this.values.get(key);
    if (value !== undefined) {
      this.values.delete(key);
      this.weight -= this.weigh(value);
    }
  }
}
