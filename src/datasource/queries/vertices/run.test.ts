import { readRecording } from '../../../../simulator/recordings';
import { asTable } from '../../../testing/asTable';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeClock } from '../../../testing/fakeClock';
import { MovingFlink } from '../../../testing/movingFlink';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';

const target = { refId: 'A', queryType: 'vertices', job: 'click-attribution' };
const newest = () => recordedTransport(readRecording({ version: '2.3.0', scenario: 'standard' }));

const lastOf = async (transport: Parameters<typeof testDataSource>[0], query: typeof target = target) => {
  const packet = (await packetsOf(testDataSource(transport), [query])).at(-1);
  return { packet, frames: framesOf(packet) };
};

it('has a row for each vertex of a recorded job', async () => {
  const transport = newest();
  const { frames } = await lastOf(transport);
  expect(frames.map((frame) => asTable(frame)).join('\n')).toMatchInlineSnapshot(`
"# vertices
name                              state    busy max  busy   backpressured max  backpressured  idle max  idle   records in  records out  bytes in   bytes out  tasks running  tasks  parallelism  records in total  records out total  bytes in total  bytes out total  started        duration  span      basis       measured  operators                                             id
Source: orders                    RUNNING  –         –      1                  0.944          –         –      0           1372.664     0          45173.459  2              2      2            0                 175327             0               5769893          1795253851689  138397    127727.5  sinceStart  –         Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]  cbc357ccb763df2852fee8c4fc7d55f2
Source: clicks                    RUNNING  –         –      1                  0.922          –         –      0           880.155      0          42953.092  2              2      2            0                 112420             0               5486291          1795253851692  138394    127727.5  sinceStart  –         Source: clicks[5] -> Calc[6] -> WatermarkAssigner[7]  6cdc5bb954874d922eaee11a8e7b5dd5
IntervalJoin → sink_join: Writer  RUNNING  1         0.949  0                  0              0.374     0.051  1940.42     0            76771.768  0          2              2      2            247845            0                  9805866         0                1795253851693  138393    127727.5  sinceStart  –         IntervalJoin[9] -> Calc[10] -> sink_join[11]: Writer  11ffd1a2f5905feab358b0af9a75fe4e"
`);
  expect(transport.requests).toMatchInlineSnapshot(`
[
  "/jobs/overview",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
  "/jobs/c0119871504ec01c090c8cbc2958fded/metrics?get=numRestarts,lastCompletedCheckpointId",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/11ffd1a2f5905feab358b0af9a75fe4e/backpressure",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/cbc357ccb763df2852fee8c4fc7d55f2/backpressure",
  "/jobs/c0119871504ec01c090c8cbc2958fded/vertices/6cdc5bb954874d922eaee11a8e7b5dd5/backpressure",
  "/jobs/c0119871504ec01c090c8cbc2958fded/metrics?get=numRestarts,lastCompletedCheckpointId",
  "/jobs/c0119871504ec01c090c8cbc2958fded",
]
`);
  expect(frames.map(({ meta }) => meta?.preferredVisualisationType)).toEqual(['table']);
});

it.each(standardRecordings)('finds pressure on its way back to the sources in $title', async ({ recording }) => {
  const { frames, packet } = await lastOf(recordedTransport(recording));
  expect(frames.map((frame) => asTable(frame, ['state', 'backpressured max', 'busy max']))).toEqual([
    expect.stringMatching(/^# vertices\nstate .*\n(RUNNING +(0\.9\d*|1) +–\n){2}RUNNING +0(\.0\d*)? +(0\.9\d*|1)$/),
  ]);
  expect(packet?.errors).toEqual([]);
});

it.each(standardRecordings)(
  'tells totals and the rates of a whole life, not pressure, of the ended job in $title',
  async ({ recording }) => {
    const transport = recordedTransport(recording);
    const { frames } = await lastOf(transport, { ...target, job: 'nightly-batch' });
    const columns = ['state', 'busy', 'busy max', 'records out', 'tasks running', 'records out total', 'basis'];
    expect(frames.map((frame) => asTable(frame, columns))).toEqual([
      expect.stringMatching(/\nFINISHED +– +– +(4|5|9|10)\.\d+ +0 +(101|202) +sinceStart\nFINISHED +– +– +– +0 +0 +–$/),
    ]);
    expect(transport.requests).toHaveLength(2);
  }
);

it('costs nothing beside a job graph', async () => {
  const run = async (types: readonly string[]) => {
    const clock = fakeClock();
    const flink = new MovingFlink(clock, [{ name: 'a', subtasks: [{ busy: 0.5, backpressured: 0 }] }]);
    const targets = types.map((queryType, index) => ({ refId: `${index}`, queryType, job: flink.jobId }));
    await packetsOf(testDataSource(flink, { clock }), targets);
    return flink.requests;
  };
  expect(await run(['jobGraph', 'vertices'])).toEqual(await run(['jobGraph']));
});

it('keeps the last rows, and says so, while Flink does not answer', async () => {
  const clock = fakeClock();
  const flink = new MovingFlink(clock, [{ name: 'a', subtasks: [{ busy: 0.5, backpressured: 0 }] }]);
  const datasource = testDataSource(flink, { clock });
  const query = { ...target, job: flink.jobId };
  await packetsOf(datasource, [query]);
  clock.advance(10_000);
  flink.down = true;
  const packet = (await packetsOf(datasource, [query])).at(-1);
  expect(packet?.errors?.map(({ message }) => message)).toEqual([expect.stringContaining('cannot reach Flink')]);
  expect(framesOf(packet).map((frame) => asTable(frame, ['name', 'busy', 'basis']))).toEqual([
    '# vertices\nname  busy  basis\na     0.5   interval',
  ]);
});
