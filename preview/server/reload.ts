import { watch } from 'node:fs';
import { type ServerResponse } from 'node:http';

const settleMs = 300;

/** Server-sent events that tell open pages to load again. */
export class ReloadChannel {
  private readonly open = new Set<ServerResponse>();

  join(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.open.add(response);
    response.on('close', () => this.open.delete(response));
  }

  reload(): void {
    this.open.forEach((response) => response.write('event: reload\ndata: \n\n'));
  }
}

/** Calls back once after every burst of changes below a folder; a build writes many files. */
export function watchFolder(dir: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, settleMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
