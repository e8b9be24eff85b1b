import {
  type AnnotationQuery,
  type AnnotationSupport,
  type DataFrame,
  type DataQueryResponse,
  type Field,
  FieldType,
  type ScopedVars,
} from '@grafana/data';
import { map, type Observable } from 'rxjs';
import { AnnotationEditor } from './AnnotationEditor';
import { isAnnotatable } from './queries/annotatable';
import { type FlinkQuery, isQueryType, withType } from './queries/registry';

export const defaultAnnotationQuery = (): FlinkQuery => withType({ refId: 'Anno' }, 'events');

/** Whether its fields fit is looked at when it runs. */
const isOurs = (value: unknown): value is FlinkQuery =>
  typeof value === 'object' && value !== null && isQueryType(Reflect.get(value, 'queryType'));

/** The query of a saved annotation; dashboards of schema version 2 keep it below `query.spec`. */
function savedQuery({ target, query }: AnnotationQuery<FlinkQuery>): FlinkQuery | undefined {
  const spec: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'spec') : undefined;
  return [target, spec].find(isOurs);
}

/** Annotations of a new data source, or of another one before, start with all events of the newest running job. */
function prepareAnnotation(saved: AnnotationQuery<FlinkQuery>): AnnotationQuery<FlinkQuery> {
  return savedQuery(saved) === undefined ? { ...saved, target: defaultAnnotationQuery() } : saved;
}

/** Undefined where the type has no times: the editor says so, and nothing is asked. */
function prepareQuery(annotation: AnnotationQuery<FlinkQuery>): FlinkQuery | undefined {
  const query = savedQuery(annotation) ?? defaultAnnotationQuery();
  return isAnnotatable(query.queryType) ? query : undefined;
}

export const annotationSupport = (): AnnotationSupport<FlinkQuery> => ({
  prepareAnnotation,
  prepareQuery,
  getDefaultQuery: defaultAnnotationQuery,
  QueryEditor: AnnotationEditor,
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br />',
};

const asMarkup = (text: string) => text.replace(/[&<>"'\n]/g, (character) => entities[character] ?? character);

/** Shown as text by Grafana, or not at all. */
const plainFields: ReadonlySet<string> = new Set(['tags', 'id']);

function markupField(field: Field): Field {
  return field.type !== FieldType.string || plainFields.has(field.name)
    ? field
    : { ...field, values: field.values.map((cell: unknown) => (typeof cell === 'string' ? asMarkup(cell) : cell)) };
}

const isFrame = (item: unknown): item is DataFrame => typeof item === 'object' && item !== null && 'fields' in item;

const markupFrame = (frame: DataFrame): DataFrame => ({ ...frame, fields: frame.fields.map(markupField) });

/**
 * Grafana draws title and text of annotations as HTML. What Flink says (`<init>`, `List<String>`) must stay what it is, so
 * the answers to annotation queries are escaped; Grafana tells them by a variable of their own.
 */
export const forAnnotations = (
  { __annotation }: ScopedVars,
  answers: Observable<DataQueryResponse>
): Observable<DataQueryResponse> =>
  __annotation === undefined
    ? answers
    : answers.pipe(map((answer) => ({ ...answer, data: answer.data.filter(isFrame).map(markupFrame) })));
