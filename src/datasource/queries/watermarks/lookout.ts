import { type Watermark } from '../../../flink/watermarks';

interface Since {
  watermark: Watermark;
  /** When it was first seen, ms of our own clock. */
  at: number;
}

/**
 * How long watermarks have been seen not to change: Flink does not tell. The vertices asked for the longest ago are
 * forgotten.
 */
export class Lookout {
  private readonly vertices = new Map<string, Map<number, Since>>();

  constructor(private readonly most = 200) {}

  /**
   * Notes what was seen of a vertex at `now`; by index, how long it has been the same.
   * @param key equal for the same vertex of the same job
   */
  see(key: string, watermarks: ReadonlyMap<number, Watermark>, now: number): Map<number, number> {
    const before = this.vertices.get(key);
    const seen = new Map<number, Since>();
    for (const [index, watermark] of watermarks) {
      const old = before?.get(index);
      const isSame = old !== undefined && old.watermark.at === watermark.at && old.watermark.state === watermark.state;
      seen.set(index, isSame ? old : { watermark, at: now });
    }
    this.vertices.delete(key);
    this.vertices.set(key, seen);
    for (const oldest of [...this.vertices.keys()].slice(0, -this.most)) {
      this.vertices.delete(oldest);
    }
    return new Map([...seen].map(([index, { at }]) => [index, now - at]));
  }
}
