import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeTransport } from '../../../testing/fakeTransport';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';
import { type Transport } from '../../../flink/transport';

const ask = async (transport: Transport) => {
  const packets = await packetsOf(testDataSource(transport), [{ refId: 'A', queryType: 'cluster' }]);
  return { frames: packets.flatMap(framesOf), errors: packets.flatMap(({ errors = [] }) => errors) };
};

it('is one row for two requests, on every version', async () => {
  const rows = await Promise.all(
    standardRecordings.map(async ({ recording }) => {
      const transport = recordedTransport(recording);
      const { frames } = await ask(transport);
      expect(transport.requests).toEqual(['/config', '/overview']);
      expect(frames[0]?.meta?.preferredVisualisationType).toBe('table');
      return frames.map((frame) => asTable(frame).split('\n').at(-1)).join();
    })
  );
  expect(rows).toMatchInlineSnapshot(`
[
  "1.16.3   3             0            1              0              2              16     11          false           0         Coordinated Universal Time  true        true        –            5df8156 @ 2023-11-10T11:00:33+01:00",
  "1.18.1   3             0            1              0              2              16     11          false           0         Coordinated Universal Time  true        true        false        a8c8b1c @ 2023-12-19T22:17:36+01:00",
  "1.20.3   3             0            1              0              2              16     11          false           0         Coordinated Universal Time  true        true        false        01e3a6d @ 2025-09-20T02:22:05+02:00",
  "2.0.0    3             0            1              0              2              16     11          false           0         Coordinated Universal Time  true        true        false        cc017da @ 2025-03-10T07:29:37+01:00",
  "2.3.0    3             0            1              0              2              16     11          false           0         Coordinated Universal Time  true        true        false        c0f8d1a @ 2026-06-14T16:29:03+02:00",
]
`);
});

it('counts the jobs of a History Server, and leaves open what it does not know', async () => {
  const transport = fakeTransport({
    '/config': { 'flink-version': '2.3.0', features: { 'web-history': true, 'web-submit': false } },
    '/jobs/overview': {
      jobs: ['FINISHED', 'FAILED', 'FINISHED', 'CANCELED'].map((state, index) => ({
        jid: `${index}`,
        name: 'a',
        state,
      })),
    },
  });
  const { frames, errors } = await ask(transport);
  expect(errors).toEqual([]);
  expect(frames.map((frame) => asTable(frame))).toMatchInlineSnapshot(`
[
  "# cluster
version  jobs running  jobs failed  jobs finished  jobs canceled  task managers  slots  slots free  history server  requests  time zone  can submit  can cancel  can rescale  revision
2.3.0    0             1            2              1              –              –      –           true            0         –          false       –           –            –",
]
`);
  expect(transport.requests).toEqual(['/config', '/jobs/overview']);
});

it('says when a JobManager has no overview', async () => {
  const transport = fakeTransport({ '/config': { 'flink-version': '2.3.0' } });
  transport.fail('/overview', { kind: 'starting' });
  expect((await ask(transport)).errors.map(({ message }) => message)).toEqual([
    'The JobManager is starting up or electing a leader. Wait a moment, this usually passes.',
  ]);
});
