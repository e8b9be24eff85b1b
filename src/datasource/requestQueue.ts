import { Observable, type Subscription } from 'rxjs';

/**
 * Requests under way at once. Flink answers with four threads (`rest.server.numThreads`) and Grafana sends five over HTTP/1:
 * more of them would only wait elsewhere, in the order in which they came.
 */
export const mostAtOnce = 5;

/** What everything else waits for: which jobs there are, what they are made of, what kind of Flink this is. */
const first = /^\/(?:config|overview|jobs\/overview|jobs\/[0-9a-f]{32})$/;
/** Large, slow, and looked at by somebody who is ready to wait. */
const last = /\/(?:logs?|stdout|thread-dump|flamegraph)(?:\/|$)|^\/jobmanager\//;

/** 0 = most important. @param url path with its query */
export function priorityOf(url: string): number {
  const [path = ''] = url.split('?');
  if (first.test(path)) {
    return 0;
  }
  return last.test(path) ? 2 : 1;
}

interface Entry {
  priority: number;
  start(): void;
}

/**
 * Lets a few requests at a time through, the most important first and among equals in their order. Who unsubscribes leaves
 * the queue, or cuts the request.
 */
export class RequestQueue {
  private waiting: Entry[] = [];
  private underWay = 0;

  constructor(private readonly most = mostAtOnce) {}

  run<T>(url: string, work: Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      let running: Subscription | undefined;
      const entry: Entry = {
        priority: priorityOf(url),
        start: () => {
          running = work.subscribe(subscriber);
        },
      };
      this.waiting.push(entry);
      this.next();
      return () => {
        const place = this.waiting.indexOf(entry);
        if (place >= 0) {
          this.waiting.splice(place, 1);
          return;
        }
        running?.unsubscribe();
        this.underWay -= 1;
        this.next();
      };
    });
  }

  private next(): void {
    while (this.underWay < this.most && this.waiting.length > 0) {
      const best = Math.min(...this.waiting.map(({ priority }) => priority));
      const [entry] = this.waiting.splice(
        this.waiting.findIndex(({ priority }) => priority === best),
        1
      );
      this.underWay += 1;
      entry?.start();
    }
  }
}
