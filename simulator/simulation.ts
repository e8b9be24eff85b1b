import { noSuchFile, noSuchMethod, Problem } from './answers/problem';
import { PlainText, type View } from './answers/view';
import { changes, type Effects } from './changes';
import { Copies, MetricFetcher } from './fetcher';
import { Cluster } from './model/cluster';
import { type SimulatedJob } from './model/job';
import { type ClusterSpec } from './model/spec';
import { best, routes, segmentsOf } from './routes';
import { hasPath, inVersion } from './versions';

export interface Request {
  method: string;
  /** As it stands in the request line, with query. */
  url: string;
  /** Epoch ms at which it arrived. */
  now: number;
  /** What was sent along. */
  sent: string;
}

export interface Reply {
  status: number;
  contentType: string;
  text: string;
}

/** Flink's limit for method, path and version together. */
const longestRequestLine = 4_096;
/** Sampling takes so long, and is repeated so often. */
const sampling = { takesMs: 5_000, keptMs: 60_000 };

const json = 'application/json; charset=UTF-8';
const startPage = '<!doctype html><title>Flink simulator</title><p>A simulated Apache Flink. See /overview.';

/** A cluster behind its REST API: what a JobManager keeps between requests, and an answer for every request. */
export class Simulation {
  readonly cluster: Cluster;
  /** Requests that changed the cluster. */
  readonly changes: Array<{ method: string; url: string }> = [];
  private readonly fetcher = new MetricFetcher();
  private readonly graphs = new Copies<SimulatedJob>(3_000);
  private readonly statistics = new Copies<SimulatedJob>(3_000);
  private readonly samples = new Map<string, number>();
  private readonly jars: string[] = [];
  private isDown = false;

  constructor(
    spec: ClusterSpec,
    startedAt: number,
    private readonly flinkVersion: string,
    seed = 1
  ) {
    this.cluster = new Cluster(spec, startedAt, seed);
  }

  /** Whether somebody has shut it down. */
  get wasShutDown(): boolean {
    return this.isDown;
  }

  answer(request: Request): Reply {
    try {
      return this.routed(request);
    } catch (thrown) {
      if (thrown instanceof Problem) {
        return { status: thrown.status, contentType: json, text: JSON.stringify({ errors: thrown.errors }) };
      }
      throw thrown;
    }
  }

  private routed({ method, url, now, sent }: Request): Reply {
    if (`${method} ${url} HTTP/1.1`.length > longestRequestLine) {
      throw noSuchFile('/bad-request');
    }
    const [rawPath = '', ...queries] = url.split('?');
    const path = decoded(rawPath);
    const query = queryOf(queries.join('?'), url);
    const segments = segmentsOf(path);
    const own = segments[0] === 'v1' ? segments.slice(1) : segments;
    const change = best(changes, own, (entry) => entry.method === method);
    if (change !== null) {
      const asked = { path: change.parameters, query };
      const { status, body } = change.entry.apply(this.effects(now), this.view(now), asked, sent);
      this.changes.push({ method, url });
      return { status, contentType: json, text: JSON.stringify(body) };
    }
    if (method !== 'GET') {
      throw noSuchMethod(path);
    }
    return own.length === 0 || path === '/index.html'
      ? { status: 200, contentType: 'text/html', text: startPage }
      : this.read(path, own, query, now);
  }

  private read(path: string, segments: readonly string[], query: URLSearchParams, now: number): Reply {
    const route = best(routes, segments);
    if (route === null || !hasPath(this.flinkVersion, route.entry.pattern)) {
      throw noSuchFile(path);
    }
    if (route.entry.asksForMetrics) {
      this.fetcher.touch(now);
    }
    const body = route.entry.handler(this.view(now), { path: route.parameters, query });
    return body instanceof PlainText
      ? { status: 200, contentType: body.contentType, text: body.text }
      : {
          status: 200,
          contentType: json,
          text: JSON.stringify(inVersion(this.flinkVersion, route.entry.pattern, body)),
        };
  }

  private view(now: number): View {
    return {
      cluster: this.cluster,
      now,
      metricsAt: this.fetcher.contentAt(now),
      fetchedAt: this.fetcher.begunAt,
      graphAt: (job) => this.graphs.at(job, now),
      checkpointsAt: (job) => this.statistics.at(job, now),
      sampledAt: (job, vertex) => this.sampledAt(`${job.spec.id}/${vertex}`, now),
      flinkVersion: this.flinkVersion,
      jars: this.jars,
    };
  }

  /** Sampling begins when somebody asks, and again when what there is has become old. */
  private sampledAt(key: string, now: number): number | null {
    const begun = this.samples.get(key);
    if (begun === undefined || now > begun + sampling.takesMs + sampling.keptMs) {
      this.samples.set(key, now);
      return null;
    }
    return now < begun + sampling.takesMs ? null : begun + sampling.takesMs;
  }

  private effects(now: number): Effects {
    return {
      cancel: (job) => this.cluster.cancel(job, now),
      addJar: (name) => this.jars.push(name),
      shutDown: () => {
        this.isDown = true;
      },
    };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const at = Math.max(0, text.search(/%(?![0-9a-fA-F]{2})/));
    throw new Problem(500, [`Internal server error: unterminated escape sequence at index ${at} of: ${text}`]);
  }
}

function queryOf(text: string, url: string): URLSearchParams {
  const [wrong] = /%(?![0-9a-fA-F]{2})../.exec(text) ?? [];
  if (wrong !== undefined) {
    const at = url.indexOf(wrong) + 1;
    throw new Problem(500, [`Internal server error: invalid hex byte '${wrong.slice(1)}' at index ${at} of '${url}'`]);
  }
  return new URLSearchParams(text);
}
