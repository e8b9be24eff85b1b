import {
  type AnnotationEvent,
  type AnnotationQuery,
  createDataFrame,
  type DataFrame,
  type DataQueryRequest,
  dateTime,
  FieldType,
  getFieldDisplayName,
} from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { lastValueFrom, of } from 'rxjs';
import { fakeTransport } from '../testing/fakeTransport';
import { framesOf, requestOf, testDataSource } from '../testing/datasource';
import { hexId } from '../testing/jobs';
import { forAnnotations } from './annotations';
import { isAnnotatable } from './queries/annotatable';
import { allQueryTypes, type FlinkQuery } from './queries/registry';

const job = hexId('job');
const message = 'Can’t read List<String> & <b>more</b>,\nsee "log"';
const transport = () =>
  fakeTransport({
    '/jobs/overview': { jobs: [{ jid: job, name: 'risk <1>, all', state: 'RUNNING', 'start-time': 1 }] },
    [`/jobs/${job}/exceptions`]: {
      exceptionHistory: {
        entries: [
          {
            exceptionName: 'a.Broken',
            stacktrace: `a.Broken: ${message.split('\n')[0]}\n\tat a.b\n`,
            timestamp: 5_000,
          },
        ],
      },
    },
  });

/** What Grafana 12.3 stores of an annotation query. */
const saved = (fields: object = {}): AnnotationQuery<FlinkQuery> => ({
  name: 'Restarts',
  enable: true,
  iconColor: 'red',
  datasource: { type: 'flinkscope-flink-datasource', uid: 'flink' },
  ...fields,
});
const failures = { refId: 'Anno', queryType: 'events' as const, job: '$job', kinds: ['failure'] };

function support() {
  const datasource = testDataSource(transport(), { variables: { job } });
  const { prepareAnnotation = () => saved(), prepareQuery = () => undefined, getDefaultQuery } = datasource.annotations;
  return { datasource, prepareAnnotation, prepareQuery, getDefaultQuery };
}

describe('a saved annotation', () => {
  const { prepareAnnotation, prepareQuery, getDefaultQuery } = support();
  const everything = { refId: 'Anno', queryType: 'events', job: '', kinds: [] };

  it.each<[string, AnnotationQuery<FlinkQuery>]>([
    ['with its query', saved({ target: failures })],
    ['of another type', saved({ target: { refId: 'Anno', queryType: 'jobs' } })],
    ['of a dashboard of schema version 2', saved({ query: { kind: 'flink', spec: failures } })],
  ])('%s stays the very same, else Grafana would prepare it again for ever', (_, annotation) => {
    expect(prepareAnnotation(annotation)).toBe(annotation);
  });

  it.each<[string, object]>([
    ['new', {}],
    ['of another data source before', { target: { refId: 'Anno', expr: 'up' } }],
    ['with another one’s query type', { target: { refId: 'Anno', queryType: 'range' } }],
    ['with a text for a query', { query: 'up' }],
  ])('that is %s starts with all events', (_, fields) => {
    const prepared = prepareAnnotation(saved(fields));
    expect(prepared).toMatchObject({ name: 'Restarts', target: everything });
    expect(prepareAnnotation(prepared)).toBe(prepared);
    expect(prepareQuery(saved(fields))).toMatchObject(everything);
  });

  it('gives its query, wherever it stands', () => {
    expect(prepareQuery(saved({ target: failures }))).toBe(failures);
    expect(prepareQuery(saved({ query: { kind: 'flink', spec: failures } }))).toBe(failures);
    expect(getDefaultQuery?.()).toMatchObject(everything);
  });

  it('of a type without times asks nothing', () => {
    const refused = allQueryTypes.filter((queryType) => !isAnnotatable(queryType));
    expect(refused).toContain('jobGraph');
    for (const queryType of refused) {
      expect(prepareQuery(saved({ target: { refId: 'Anno', queryType } }))).toBeUndefined();
    }
    expect(['events', 'exceptions', 'jobs'].filter((queryType) => refused.includes(queryType as never))).toEqual([]);
  });
});

/** The columns of an event as Grafana finds them: by shown name, in lower case. */
function annotationsOf(frame: DataFrame): AnnotationEvent[] {
  const named = new Map(frame.fields.map((field) => [getFieldDisplayName(field, frame).toLowerCase(), field]));
  return Array.from({ length: frame.length }, (_, row) =>
    Object.fromEntries(
      ['time', 'timeEnd', 'title', 'text', 'tags', 'id'].map((key) => {
        const field = named.get(key.toLowerCase());
        return [key, key === 'tags' ? String(field?.values[row]).split(',') : (field?.values[row] as unknown)];
      })
    )
  );
}

async function answer(annotation: AnnotationQuery<FlinkQuery>, isAnnotation: boolean) {
  const { datasource, prepareQuery } = support();
  const query = prepareQuery(annotation);
  const range = { from: dateTime(0), to: dateTime(9_000), raw: { from: dateTime(0), to: dateTime(9_000) } };
  const request = {
    ...requestOf(query === undefined ? [] : [query]),
    range,
    scopedVars: isAnnotation ? { __annotation: { text: annotation.name, value: annotation } } : {},
  } as DataQueryRequest<FlinkQuery>;
  return framesOf(await lastValueFrom(datasource.query(request)))[0] ?? createDataFrame({ fields: [] });
}

describe('its answer', () => {
  it('has the columns that Grafana looks for, and text that stays text where Grafana draws HTML', async () => {
    expect(annotationsOf(await answer(saved({ target: failures }), true))).toEqual([
      {
        time: 5_000,
        timeEnd: null,
        title: 'Failure: Broken',
        text: 'Can’t read List&lt;String&gt; &amp; &lt;b&gt;more&lt;/b&gt;,',
        tags: ['failure', 'risk <1> all'],
        id: `${job}/failure/5000/a.Broken//`,
      },
    ]);
  });

  it('is not escaped in a table', async () => {
    const [event] = annotationsOf(await answer(saved({ target: failures }), false));
    expect(event?.text).toBe('Can’t read List<String> & <b>more</b>,');
  });

  it('comes from another type with times as it is, escaped', async () => {
    const target = { refId: 'Anno', queryType: 'exceptions', job, show: 'table', limit: '' };
    const frame = await answer(saved({ target }), true);
    expect(frame.fields.find(({ name }) => name === 'message')?.values).toEqual([
      'Can’t read List&lt;String&gt; &amp; &lt;b&gt;more&lt;/b&gt;,',
    ]);
  });
});

it('keeps lines, and leaves numbers, tags and what is no frame alone', async () => {
  const frame = createDataFrame({
    fields: [
      { name: 'text', type: FieldType.string, values: ['a\n<i>', null] },
      { name: 'tags', type: FieldType.string, values: ['<a>', ''] },
      { name: 'time', type: FieldType.time, values: [1, 2] },
    ],
  });
  const { data } = await lastValueFrom(
    forAnnotations({ __annotation: { value: 1 } }, of({ data: [frame, { target: 'old' }] }))
  );
  expect(framesOf({ data }).map(({ fields }) => fields.map(({ values }): unknown => values))).toEqual([
    [
      ['a<br />&lt;i&gt;', null],
      ['<a>', ''],
      [1, 2],
    ],
  ]);
});

describe('the editor', () => {
  const { datasource } = support();
  const Editor = datasource.annotations.QueryEditor ?? (() => null);
  const show = (query: FlinkQuery) =>
    render(<Editor query={query} datasource={datasource} onChange={() => undefined} onRunQuery={() => undefined} />);

  it('shows the fields of events', () => {
    show(failures);
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveValue('Events');
    expect(screen.getByRole('combobox', { name: 'Job' })).toHaveValue('$job');
    expect(screen.getByRole('combobox', { name: 'Events' })).toBeVisible();
    expect(screen.getByText('Failures')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says when there is nothing to annotate', () => {
    show({ refId: 'Anno', queryType: 'jobGraph', job: '', past: false });
    expect(screen.getByRole('alert')).toHaveTextContent('choose Events');
  });
});
