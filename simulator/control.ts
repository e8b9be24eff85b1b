import { type Fault } from './faults';
import { isScenario, scenarioNames } from './scenarios';
import { type SimulatorControl } from './server';
import { type Reply } from './simulation';

/** No path of Flink begins so. */
export const controlPath = '/__simulator';

const json = (status: number, body: unknown): Reply => ({
  status,
  contentType: 'application/json; charset=UTF-8',
  text: JSON.stringify(body),
});

const refused = (reason: string) => json(400, { errors: [reason] });

const longestMs = 30 * 24 * 3_600_000;

function milliseconds(query: URLSearchParams): number | null {
  const value = Number(query.get('ms') ?? '');
  return query.has('ms') && Number.isFinite(value) && value >= 0 && value <= longestMs ? value : null;
}

function faultOf(query: URLSearchParams, sent: string): Fault | null {
  const path = query.get('path') ?? '/';
  const kind = query.get('kind');
  if (kind === 'drop' || kind === 'hang') {
    return { path, kind };
  }
  if (kind === 'delay') {
    const ms = milliseconds(query);
    return ms === null ? null : { path, kind, ms };
  }
  const status = Number(query.get('status') ?? '503');
  return kind === 'answer' && Number.isInteger(status) && status >= 100 && status <= 599
    ? { path, kind, status, contentType: query.get('type') ?? 'text/html', text: sent }
    : null;
}

type Command = (control: SimulatorControl, query: URLSearchParams, sent: string) => Reply;

const state = (control: SimulatorControl) =>
  json(200, { scenario: control.scenario(), scenarios: scenarioNames, now: control.now() });

const reads: Readonly<Record<string, Command>> = {
  '': state,
  log: (control) => json(200, control.log()),
  changes: (control) => json(200, control.changes()),
};

const commands: Readonly<Record<string, Command>> = {
  scenario: (control, query) => {
    const name = query.get('name') ?? '';
    if (!isScenario(name)) {
      return refused(`name: one of ${scenarioNames.join(', ')}`);
    }
    control.setScenario(name);
    return state(control);
  },
  advance: (control, query) => {
    const ms = milliseconds(query);
    if (ms === null) {
      return refused('ms: how much time is to pass');
    }
    control.advance(ms);
    return state(control);
  },
  outage: (control, query) => {
    const ms = milliseconds(query);
    if (ms === null) {
      return refused('ms: how long nobody is to listen');
    }
    setTimeout(() => void control.stop().then(() => setTimeout(() => void control.start(), ms)), 20);
    return state(control);
  },
  fault: (control, query, sent) => {
    const fault = faultOf(query, sent);
    if (fault === null) {
      return refused('kind: drop, hang, delay (with ms) or answer (with status, type and a body); path: where');
    }
    control.setFaults([fault]);
    return state(control);
  },
  reset: (control) => {
    control.setFaults([]);
    control.clear();
    return state(control);
  },
};

/** Reads with GET, changes with POST: `POST /__simulator/scenario?name=skew`. */
export function answerControl(control: SimulatorControl, method: string, url: string, sent: string): Reply {
  const [path = '', query = ''] = url.split('?');
  const name = path.slice(controlPath.length).replace(/^\/|\/$/g, '');
  const table = method === 'POST' ? commands : reads;
  const command = Object.hasOwn(table, name) ? table[name] : undefined;
  return command === undefined
    ? json(404, { errors: [`GET: ${Object.keys(reads).join(' ')}; POST: ${Object.keys(commands).join(' ')}`] })
    : command(control, new URLSearchParams(query), sent);
}
