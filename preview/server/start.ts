import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { sendError } from './answer.ts';
import { type Bundle, grafanaVersion, pageBundle, watchPage } from './bundle.ts';
import { ReloadChannel, watchFolder } from './reload.ts';
import { answer, type Host } from './requests.ts';
import { Site } from './site.ts';

export interface PreviewOptions {
  /** The first port to try; 0 lets the system choose. */
  port: number;
  /** Flink's REST address, or several: each is a data source. */
  flinkUrl: string | readonly string[];
  /** Prometheus' address; absent = no such data source. */
  prometheusUrl?: string;
  /** The one of them that is simulated; the page says so. */
  simulatorUrl?: string;
  /** The built plugins. */
  distDir: string;
  /** The project's folder. */
  root?: string;
  /** Folders with dashboards beside the shipped ones. */
  dashboardDirs?: readonly string[];
  /** Pages load again when the plugins or the page's own sources change. */
  dev?: boolean;
  say?: (line: string) => void;
}

export interface Preview {
  url: string;
  close: () => Promise<void>;
}

const portsTried = 20;
const loopback = '127.0.0.1';

const isTaken = (thrown: unknown) => thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';

function tryPort(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function listen(server: Server, port: number, say: (line: string) => void): Promise<void> {
  for (let next = port; ; next++) {
    try {
      await tryPort(server, next);
      return;
    } catch (thrown) {
      if (!isTaken(thrown) || next >= port + portsTried) {
        throw thrown;
      }
      say(`Port ${next} is taken, trying ${next + 1}.`);
    }
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The page's bundle as it is now, and the watchers of `--dev`. */
async function pageOf(root: string, site: Site, { distDir, dev }: PreviewOptions, say: (line: string) => void) {
  if (dev !== true) {
    const bundle = await pageBundle(root);
    return { bundle: () => bundle, reload: null, stop: () => Promise.resolve() };
  }
  const reload = new ReloadChannel();
  let current: Bundle | undefined;
  const stopPage = await watchPage(root, (bundle) => {
    current = bundle;
    reload.reload();
  });
  const first = current ?? (await pageBundle(root));
  const stopDist = watchFolder(distDir, () => {
    try {
      site.reload();
      reload.reload();
    } catch (thrown) {
      say(thrown instanceof Error ? thrown.message : String(thrown));
    }
  });
  const stop = async () => {
    stopDist();
    await stopPage();
  };
  return { bundle: () => current ?? first, reload, stop };
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Starts the preview on this machine's loopback address.
 * @throws where the plugins are not built or no port is free
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { root = process.cwd(), say = () => undefined } = options;
  const site = new Site({
    root,
    distDir: options.distDir,
    flinkUrls: [options.flinkUrl].flat(),
    prometheusUrl: options.prometheusUrl,
    simulatorUrl: options.simulatorUrl,
    dashboardDirs: options.dashboardDirs ?? [],
    version: grafanaVersion(root),
  });
  const { bundle, reload, stop } = await pageOf(root, site, options, say);
  const host: Host = { root, site, bundle, reload };
  const onRequest: RequestListener = (request, response) => {
    answer(host, request, response).catch(() => {
      if (response.headersSent) {
        response.destroy();
      } else {
        sendError(response, 500, 'Internal Server Error');
      }
    });
  };
  const server = createServer({ maxHeaderSize: 1 << 20, requestTimeout: 0 }, onRequest);
  await listen(server, options.port, say);
  return {
    url: `http://${loopback}:${portOf(server.address())}`,
    close: async () => {
      await Promise.all([closing(server), stop()]);
    },
  };
}
