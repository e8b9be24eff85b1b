/** Whether a version belongs to a release line or a later one: `isSince('2.3.0', '1.20')`. */
export const isSince = (version: string, line: string): boolean =>
  version.localeCompare(line, 'en', { numeric: true }) >= 0;

/** Fields that came with a release line; nowhere else do they mean something different. */
const fieldSince: Readonly<Record<string, string>> = {
  jobType: '2.3',
  schedulerType: '2.3',
  'application-id': '2.3',
  assignedTasks: '2.3',
  'pending-operators': '2.0',
  'stream-graph': '2.0',
  'job-type': '1.20',
  slotSharingGroupId: '1.20',
  endpoint: '1.20',
  skew: '1.20',
  failureLabels: '1.18',
  taskManagerId: '1.18',
  'web-rescale': '1.18',
};

/** Paths that came with a release line, by how they begin or end. */
const pathSince: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\/applications\//, '2.3'],
  [/\/rescales\//, '2.3'],
  [/\/jm-operator-metrics$/, '1.20'],
  [/\/resource-requirements$/, '1.18'],
];

export const hasPath = (version: string, pattern: string): boolean =>
  pathSince.every(([path, line]) => !path.test(pattern) || isSince(version, line));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What old versions called the place of a task: with its port only where it is a TaskManager that is meant. */
function oldPlace(fields: Record<string, unknown>, pattern: string): Record<string, unknown> {
  const { endpoint } = fields;
  if (typeof endpoint !== 'string') {
    return {};
  }
  if ('exceptionName' in fields) {
    return { location: endpoint };
  }
  return { host: pattern.endsWith('/taskmanagers') ? endpoint : endpoint.replace(/:\d+$/, '') };
}

/** What stood at the top of an answer up to 1.20. */
const oldRoots: Readonly<Record<string, (body: Record<string, unknown>) => Record<string, unknown>>> = {
  '/jobs/:jobid/exceptions': (body) => {
    const history = isRecord(body.exceptionHistory) ? body.exceptionHistory.entries : [];
    const [newest] = Array.isArray(history) ? history.filter(isRecord) : [];
    return {
      ...body,
      'root-exception': newest?.stacktrace ?? null,
      timestamp: newest?.timestamp ?? null,
      'all-exceptions': [],
      truncated: false,
    };
  },
  '/jobs/:jobid/config': (body) => ({
    ...body,
    'execution-config': {
      'execution-mode': 'PIPELINED',
      ...(isRecord(body['execution-config']) ? body['execution-config'] : {}),
    },
  }),
  '/taskmanagers/:taskmanagerid': (body) => {
    const metrics = isRecord(body.metrics) ? body.metrics : {};
    return {
      ...body,
      metrics: {
        ...metrics,
        memorySegmentsAvailable: metrics.nettyShuffleMemorySegmentsAvailable,
        memorySegmentsTotal: metrics.nettyShuffleMemorySegmentsTotal,
      },
    };
  },
};

function adapt(value: unknown, version: string, pattern: string): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => adapt(item, version, pattern));
  }
  if (!isRecord(value)) {
    return value;
  }
  const fields = isSince(version, '2.0') ? value : { ...value, ...oldPlace(value, pattern) };
  const there = Object.entries(fields).filter(
    ([name]) => !Object.hasOwn(fieldSince, name) || isSince(version, fieldSince[name] ?? '')
  );
  return Object.fromEntries(there.map(([name, field]) => [name, adapt(field, version, pattern)]));
}

/** The body as another version of Flink sends it. @param pattern the endpoint, such as `/jobs/:jobid` */
export function inVersion(version: string, pattern: string, body: unknown): unknown {
  if (isSince(version, '2.3')) {
    return body;
  }
  const root = isSince(version, '2.0') || !Object.hasOwn(oldRoots, pattern) ? undefined : oldRoots[pattern];
  return adapt(root !== undefined && isRecord(body) ? root(body) : body, version, pattern);
}
