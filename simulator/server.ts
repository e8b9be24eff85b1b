import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl, controlPath } from './control';
import { type Fault, faultFor } from './faults';
import { answerPrometheus, prometheusPath } from './prometheus/api';
import { Samples } from './prometheus/samples';
import { isScenario, scenarioNames, scenarios, type ScenarioName } from './scenarios';
import { type Reply, Simulation } from './simulation';

export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  scenario?: ScenarioName;
  /** Epoch ms; the machine's clock by default. */
  clock?: { now(): number };
  /** What `/config` and `/overview` say, and which fields there are. */
  flinkVersion?: string;
  seed?: number;
  /** Whether it can be controlled over HTTP, below `/__simulator`. */
  control?: boolean;
}

export interface LoggedRequest {
  at: number;
  method: string;
  url: string;
  /** 0 = there was no answer. */
  status: number;
  /** Of the answer's body; 0 while there is none. */
  bytes: number;
}

export interface Simulator {
  /** Without a slash at the end. */
  url: string;
  /** The address of a Prometheus that knows its past. */
  prometheusUrl: string;
  close(): Promise<void>;
  control: SimulatorControl;
}

/** For tests: what an operator, the weather and the passing of time do to a cluster. */
export interface SimulatorControl {
  /** Nobody listens any more; connections break. The cluster goes on. */
  stop(): Promise<void>;
  /** Listens again, on the same port; nothing happens where it still does. */
  start(): Promise<void>;
  /** All requests since the start or the last `clear`, those for the control itself left out. */
  log(): readonly LoggedRequest[];
  clear(): void;
  /** Requests that changed the cluster. */
  changes(): ReadonlyArray<{ method: string; url: string }>;
  setScenario(name: ScenarioName): void;
  setFaults(faults: readonly Fault[]): void;
  /** Lets time pass. */
  advance(ms: number): void;
  scenario(): ScenarioName;
  now(): number;
}

const bodyLimit = 1_000_000;
const keptRequests = 5_000;

class SimulatorServer {
  private readonly server: Server;
  private simulation: Simulation;
  private samples: Samples;
  private name: ScenarioName;
  private skippedMs = 0;
  private faults: readonly Fault[] = [];
  private requests: LoggedRequest[] = [];
  private port: number;

  constructor(private readonly options: SimulatorOptions) {
    this.name = options.scenario ?? 'healthy';
    this.simulation = this.build();
    this.samples = new Samples(this.simulation.cluster, this.flinkVersion);
    this.port = options.port ?? 0;
    this.server = createServer({ maxHeaderSize: 262_144 }, (request, response) => this.receive(request, response));
  }

  readonly control: SimulatorControl = {
    stop: () => this.stop(),
    start: () => this.start(),
    log: () => this.requests,
    clear: () => {
      this.requests = [];
    },
    changes: () => this.simulation.changes,
    setScenario: (name) => {
      this.name = name;
      this.simulation = this.build();
      this.samples = new Samples(this.simulation.cluster, this.flinkVersion);
    },
    setFaults: (faults) => {
      this.faults = faults;
    },
    advance: (ms) => {
      this.skippedMs += ms;
    },
    scenario: () => this.name,
    now: () => this.now(),
  };

  private get flinkVersion(): string {
    return this.options.flinkVersion ?? '2.3.0';
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  start(): Promise<void> {
    if (this.server.listening) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', () => {
        this.server.off('error', reject);
        const address = this.server.address();
        this.port = typeof address === 'object' && address !== null ? address.port : this.port;
        resolve();
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private now(): number {
    return (this.options.clock ?? Date).now() + this.skippedMs;
  }

  private build(): Simulation {
    return new Simulation(scenarios[this.name](), this.now(), this.flinkVersion, this.options.seed ?? 1);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    let sent = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      sent = (sent + part).slice(0, bodyLimit);
    });
    request.on('end', () => this.respond(request.method ?? 'GET', request.url ?? '/', sent, response));
  }

  private respond(method: string, url: string, sent: string, response: ServerResponse): void {
    if (this.options.control === true && url.startsWith(controlPath)) {
      send(response, method, answerControl(this.control, method, url, sent));
      return;
    }
    if (url.startsWith(`${prometheusPath}/`)) {
      send(response, method, answerPrometheus(this.samples, url, sent, this.now()));
      return;
    }
    const logged: LoggedRequest = { at: this.now(), method, url, status: 0, bytes: 0 };
    this.requests = [...this.requests.slice(-keptRequests), logged];
    const fault = faultFor(this.faults, url);
    const answer = () => {
      const reply = fault?.kind === 'answer' ? fault : this.reply(method, url, sent);
      logged.status = reply.status;
      logged.bytes = Buffer.byteLength(reply.text);
      if (this.simulation.wasShutDown) {
        response.once('finish', () => void this.stop());
      }
      send(response, method, reply);
    };
    if (fault?.kind === 'drop') {
      response.destroy();
    } else if (fault?.kind === 'delay') {
      setTimeout(answer, fault.ms);
    } else if (fault?.kind !== 'hang') {
      answer();
    }
  }

  private reply(method: string, url: string, sent: string): Reply {
    try {
      return this.simulation.answer({ method, url, now: this.now(), sent });
    } catch (thrown) {
      console.error(`${method} ${url}`, thrown);
      const errors = ['Internal server error.', thrown instanceof Error ? thrown.message : ''];
      return { status: 500, contentType: 'application/json; charset=UTF-8', text: JSON.stringify({ errors }) };
    }
  }
}

function send(response: ServerResponse, method: string, { status, contentType, text }: Reply): void {
  const body = Buffer.from(text);
  response.sendDate = false;
  response.writeHead(status, {
    'content-type': contentType,
    ...(contentType.startsWith('application/json') ? { 'access-control-allow-origin': '*' } : {}),
    'content-length': body.length,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/** Starts a simulated Flink on this machine. Resolves when it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  if (options.scenario !== undefined && !isScenario(options.scenario)) {
    throw new Error(`no such scenario; there are ${scenarioNames.join(', ')}`);
  }
  const server = new SimulatorServer(options);
  await server.start();
  return {
    url: server.url,
    prometheusUrl: `${server.url}${prometheusPath}`,
    close: () => server.stop(),
    control: server.control,
  };
}
