import { Fields } from '../decode';
import { idSegment } from '../ids';
import { decodeMetrics } from '../metrics';
import { type Transport } from '../transport';
import { type Histogram, histogramOf, type Statistic } from './markerName';

/** Where Flink keeps latency markers: at the job up to 1.19, at the vertex of the operator from 1.20 on. */
export interface MarkerPlace {
  jobId: string;
  /** Null = the job itself. */
  vertexId: string | null;
}

export interface MarkerList {
  histograms: Histogram[];
  /** How many metrics the answer names. 0 = Flink has fetched none yet, after a quiet time, or keeps none of this job. */
  metrics: number;
}

/** The statistics of one histogram that are known, ms. */
export interface Reading {
  histogram: Histogram;
  /** Null = it stands at the job. */
  vertexId: string | null;
  values: Map<Statistic, number>;
  /** When the last of them was read, epoch ms. */
  at: number;
}

/** A `metrics` endpoint without `get=`: each histogram once. */
export function decodeMarkerList(answer: unknown, endpoint: string): MarkerList {
  const names = Fields.all(answer, endpoint).map((metric) => metric.text('id'));
  const byPlace = new Map<string, Histogram>();
  for (const name of names) {
    const histogram = histogramOf(name);
    if (histogram !== null) {
      byPlace.set(name.slice(0, name.lastIndexOf('.')), histogram);
    }
  }
  return { histograms: [...byPlace.values()], metrics: names.length };
}

const pathOf = ({ jobId, vertexId }: MarkerPlace): string =>
  `/jobs/${idSegment('job', jobId)}${vertexId === null ? '' : `/vertices/${idSegment('vertex', vertexId)}`}`;

/** The histograms of a job (all of them) or of one subtask of a vertex: the list of a whole vertex can have a megabyte. */
export async function getMarkerList(
  transport: Transport,
  place: MarkerPlace,
  subtask: number,
  signal?: AbortSignal
): Promise<MarkerList> {
  const [part, endpoint] =
    place.vertexId === null
      ? ['/metrics', '/jobs/:id/metrics']
      : [`/subtasks/${subtask}/metrics`, '/jobs/:id/vertices/:vid/subtasks/:index/metrics'];
  return decodeMarkerList(await transport.get(pathOf(place) + part, {}, signal), endpoint);
}

/**
 * Values in ms by name; names that Flink does not have are absent. At a vertex each name begins with its subtask and a dot:
 * unlike the aggregates of subtasks, this form is not emptied by a name that is missing.
 */
export async function getMarkers(
  transport: Transport,
  place: MarkerPlace,
  names: readonly string[],
  signal?: AbortSignal
): Promise<Map<string, number>> {
  const endpoint = place.vertexId === null ? '/jobs/:id/metrics' : '/jobs/:id/vertices/:vid/metrics';
  return decodeMetrics(await transport.get(`${pathOf(place)}/metrics`, { get: names.join(',') }, signal), endpoint);
}
