import { type Bottleneck, type Diagnosis, type Evidence } from '../diagnosis/diagnosis';

/** Evidence of which nothing is known. */
export const noEvidence: Evidence = {
  busy: null,
  busyOthers: null,
  records: null,
  recordsAll: null,
  skewFactor: null,
  cpu: null,
  cpuAll: null,
  gc: null,
  gcAll: null,
  alignment: null,
  parallelism: null,
  parallelismBefore: null,
};

/** A bottleneck all of whose subtasks are busy, that holds back nobody. */
export const bottleneckOf = (vertex: string, over: Partial<Bottleneck> = {}): Bottleneck => ({
  vertex,
  cause: 'operator',
  subtasks: [],
  taskManager: null,
  heldBack: [],
  evidence: { ...noEvidence, busy: 1 },
  ...over,
});

export const healthy: Diagnosis = { kind: 'none', because: 'healthy', concerns: [], notKnown: 0 };

export const heldBackBy = (...vertices: string[]): Diagnosis => ({
  kind: 'bottlenecks',
  bottlenecks: vertices.map((vertex) => bottleneckOf(vertex)),
  concerns: [],
});
