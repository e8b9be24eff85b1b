import { Observable, type Subscription } from 'rxjs';

/** Grafana sends as many requests at once to the proxy when it does not speak HTTP/2. */
export const parallelDataRequests = 5;

interface Entry {
  isData: boolean;
  start: () => void;
}

/**
 * Grafana's order of requests: those to its own API start at once and count, those to data sources wait until fewer than
 * five are under way. Who unsubscribes leaves the queue or cuts the request.
 */
export class RequestQueue {
  private waiting: Entry[] = [];
  private underWay = 0;

  run<T>(work: Observable<T>, isData: boolean): Observable<T> {
    return new Observable((subscriber) => {
      let running: Subscription | undefined;
      const entry: Entry = {
        isData,
        start: () => {
          this.underWay++;
          running = work.subscribe(subscriber);
        },
      };
      this.waiting.push(entry);
      this.next();
      return () => {
        if (this.waiting.includes(entry)) {
          this.waiting = this.waiting.filter((other) => other !== entry);
          return;
        }
        running?.unsubscribe();
        this.underWay--;
        this.next();
      };
    });
  }

  private next(): void {
    const ready = this.waiting.find((entry) => !entry.isData || this.underWay < parallelDataRequests);
    if (ready !== undefined) {
      this.waiting = this.waiting.filter((entry) => entry !== ready);
      ready.start();
      this.next();
    }
  }
}
