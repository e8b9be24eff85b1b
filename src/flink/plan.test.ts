import { answersAt } from '../../simulator/recordings';
import { notMinutesMs } from '../testing/notMinutes';
import { recordings } from '../testing/recording';
import { Fields } from './decode';
import { decodeDescriptions, decodeEdges, plainText } from './plan';

const endpoint = '/jobs/:id/plan';

describe.each(recordings)('plans of $title', ({ recording }) => {
  const plans = answersAt(recording, endpoint).map(({ body }) => Fields.of(body, endpoint).object('plan'));
  const details = answersAt(recording, '/jobs/:id').map(({ body }) => Fields.of(body, '/jobs/:id'));

  test('have a node for every vertex of their job', () => {
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      const job = details.find((one) => one.text('jid') === plan.text('jid'));
      const ids = job?.list('vertices').map((vertex) => vertex.text('id'));
      expect([...decodeDescriptions(plan).keys()].sort()).toEqual([...(ids ?? [])].sort());
      expect(plan.list('nodes')).toHaveLength(ids?.length ?? -1);
    }
  });

  test('are the same in /plan and in the job', () => {
    for (const plan of plans) {
      const job = details.findLast((one) => one.text('jid') === plan.text('jid'));
      const known = new Set(decodeDescriptions(plan).keys());
      expect(decodeEdges(job?.object('plan') ?? null, known)).toEqual(decodeEdges(plan, known));
      expect(decodeDescriptions(job?.object('plan') ?? null)).toEqual(decodeDescriptions(plan));
    }
  });

  test('have an edge for every input', () => {
    for (const plan of plans) {
      const inputs = plan.list('nodes').flatMap((node) => node.listOrEmpty('inputs'));
      expect(decodeEdges(plan, new Set(decodeDescriptions(plan).keys()))).toHaveLength(inputs.length);
    }
  });
});

const planOf = (nodes: unknown) => Fields.of({ nodes }, endpoint);

describe('edges', () => {
  const nodes = [
    { id: 'c', inputs: [{ id: 'a', ship_strategy: 'HASH[v]', exchange: 'blocking' }, { id: 'b' }] },
    { id: 'b', inputs: [{ id: 'a', ship_strategy: 7 }] },
    { id: 'a' },
  ];

  test('run from input to node', () => {
    expect(decodeEdges(planOf(nodes), new Set('abc'))).toEqual([
      { source: 'a', target: 'c', shipStrategy: 'HASH[v]', exchange: 'blocking' },
      { source: 'b', target: 'c', shipStrategy: '', exchange: '' },
      { source: 'a', target: 'b', shipStrategy: '', exchange: '' },
    ]);
  });

  test('to or from an unknown vertex are left out', () => {
    expect(decodeEdges(planOf(nodes), new Set('ab')).map(({ source, target }) => source + target)).toEqual(['ab']);
    expect(decodeEdges(planOf(nodes), new Set())).toEqual([]);
  });

  test.each([
    ['no plan', null],
    ['a plan without nodes', Fields.of({}, endpoint)],
    ['nodes by id', planOf({ a: {} })],
    ['no nodes', planOf([])],
  ])('%s gives none', (_, plan) => {
    expect(decodeEdges(plan, new Set('abc'))).toEqual([]);
    expect(decodeDescriptions(plan)).toEqual(new Map());
  });
});

describe('descriptions as text', () => {
  test.each([
    [
      '[1]:TableSourceScan(table=[[x]])<br/>+- [2]:Calc(select=[a])<br/>',
      '[1]:TableSourceScan(table=[[x]])\n+- [2]:Calc(select=[a])',
    ],
    ['a &lt; b &amp;&amp; c &gt;= &quot;d&quot;', 'a < b && c >= "d"'],
    ['&#92;n &#x41;&#X42;', '\\n AB'],
    ['it&apos;s&nbsp;1', "it's 1"],
    ['a<BR >b<br>c', 'a\nb\nc'],
    // Only one level: what the SQL text itself contains stays what it is.
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['&lt;br/&gt;', '<br/>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['&unknown; &; &#; &#0; &#x110000; a & b', '&unknown; &; &#; &#0; &#x110000; a & b'],
    ['&constructor; &toString;', '&constructor; &toString;'],
    ['', ''],
  ])('%j', (description, text) => {
    expect(plainText(description)).toBe(text);
  });

  test('are empty where a node has none', () => {
    expect(
      decodeDescriptions(planOf([{ id: 'a' }, { id: 'b', description: 5 }, { id: 'c', description: ' x<br/>' }]))
    ).toEqual(
      new Map([
        ['a', ''],
        ['b', ''],
        ['c', 'x'],
      ])
    );
  });

  test('of hostile length take no time', () => {
    const started = performance.now();
    for (const part of ['&', '&#', '&amp', '<br', '<br ', '&#x']) {
      plainText(part.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(notMinutesMs);
  });
});
