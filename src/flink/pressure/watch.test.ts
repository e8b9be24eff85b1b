import { fakeClock } from '../../testing/fakeClock';
import { hexId } from '../../testing/jobs';
import { MovingFlink, type MovingVertex } from '../../testing/movingFlink';
import { flinkClient } from '../client';
import { JobMemory } from './memory';
import { type JobPicture } from './picture';
import { watchJob } from './watch';

const source: MovingVertex = { name: 'source', subtasks: [{ busy: null, backpressured: 0.9 }], recordsPerSecond: 0 };
const join: MovingVertex = {
  name: 'join',
  subtasks: [
    { busy: 1, backpressured: 0 },
    { busy: 0.2, backpressured: 0 },
  ],
  recordsPerSecond: 500,
};

function scene(vertices: MovingVertex[] = [source, join], budget = 12, reserved = 0) {
  const clock = fakeClock();
  const flink = new MovingFlink(clock, vertices);
  const memory = new JobMemory();
  const client = flinkClient(flink);
  /** One refresh: its pictures, how long after its begin each came, and the requests that it sent. */
  const refresh = async (signal = new AbortController().signal) => {
    const begun = clock.now();
    const sentBefore = flink.requests.length;
    const pictures: Array<{ after: number; picture: JobPicture }> = [];
    for await (const picture of watchJob(client, flink.jobId, memory, { clock, budget, reserved, signal })) {
      pictures.push({ after: clock.now() - begun, picture });
    }
    return { pictures, last: pictures.at(-1)?.picture, requests: flink.requests.slice(sentBefore) };
  };
  return { clock, flink, memory, refresh };
}

const of = (picture: JobPicture | undefined, name: string) => picture?.pressure.get(hexId(name));

describe('a first visit', () => {
  it('paints at once, has gauges within two seconds and true differences after eleven', async () => {
    const { refresh } = scene();
    const { pictures } = await refresh();
    expect(pictures.map(({ after }) => after)).toEqual([0, 1_200, 1_200, 11_200]);
    const [empty, fresh, looked, compared] = pictures.map(({ picture }) => picture);
    // Nobody has asked this Flink before: it has no values yet.
    expect(of(empty, 'join')).toEqual({ mean: null, worst: null });
    expect(of(fresh, 'join')?.mean).toMatchObject({ basis: 'sinceStart', shares: { busy: 0.6 } });
    expect(of(looked, 'join')?.worst).toMatchObject({ busy: 1, backpressured: 0, from: 'gauges' });
    expect(of(looked, 'source')?.worst).toMatchObject({ busy: null, backpressured: 0.9 });
    expect(of(compared, 'join')?.mean).toMatchObject({ basis: 'interval', elapsedMs: 10_000, recordsIn: 500 });
  });

  it('stays within the budget', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...join, name: `v${index}` }));
    const { requests } = await scene(many).refresh();
    expect(requests).toHaveLength(12);
  });

  it('says what the mean covers when the first answer is as old as the last visit', async () => {
    const { clock, flink, refresh } = scene();
    await flink.get(`/jobs/${flink.jobId}`);
    clock.advance(300_000);
    const { pictures } = await refresh();
    // The second answer, 1.2 s later, is 5 minutes of counters away from the first.
    expect(of(pictures[1]?.picture, 'join')?.mean).toMatchObject({ basis: 'interval', elapsedMs: 300_000 });
  });
});

describe('a later refresh', () => {
  it('shows the last picture at once and values of about a second after that', async () => {
    const { clock, refresh } = scene();
    await refresh();
    clock.advance(10_000);
    const { pictures } = await refresh();
    expect(pictures.map(({ after }) => after)).toEqual([0, 1_200]);
    const { picture } = pictures[1] ?? {};
    expect(clock.now() - (picture?.measuredAt ?? 0)).toBe(1_200);
    expect(clock.now() - (of(picture, 'join')?.worst?.measuredAt ?? 0)).toBe(1_200);
  });

  it('asks for the job once, for its restarts once, and looks at every vertex of a small job', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ ...join, name: `v${index}` }));
    const { clock, flink, refresh } = scene(ten);
    await refresh();
    clock.advance(10_000);
    const { requests, last } = await refresh();
    expect(requests).toHaveLength(12);
    expect(requests.filter((path) => path === `/jobs/${flink.jobId}`)).toHaveLength(1);
    expect([...(last?.pressure.values() ?? [])].every(({ worst }) => worst?.from === 'gauges')).toBe(true);
    expect(last?.restarts).toBe(3);
  });

  it('does not wait while Flink would not fetch anyway', async () => {
    const { clock, refresh } = scene();
    await refresh();
    clock.advance(3_000);
    expect((await refresh()).pictures.map(({ after }) => after)).toEqual([0, 0]);
  });

  it('sees every pressed vertex of a wide job in rotation', async () => {
    const wide = Array.from({ length: 60 }, (_, index) => ({ ...join, name: `v${index}` }));
    const { clock, flink, refresh } = scene(wide);
    for (let round = 0; round < 20; round += 1) {
      expect((await refresh()).requests.length).toBeLessThanOrEqual(12);
      clock.advance(9_000);
    }
    expect(wide.filter(({ name }) => flink.count(`${hexId(name)}/backpressure`) === 0)).toEqual([]);
  });
});

describe('what is left to others', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ ...join, name: `v${index}` }));

  it.each([
    ['all that a small job does not need', [source, join], 12, 4, [0, 0, 5, 5], [0, 8]],
    ['what is reserved in a large one', many, 12, 4, [0, 0, 4, 4], [0, 4]],
    ['nothing where nothing is reserved', many, 12, 0, [0, 0, 0, 0], [0, 0]],
    ['nothing of the smallest budget', many, 3, 0, [0, 0, 0], [0, 0]],
  ] as const)('is %s', async (_what, vertices, budget, reserved, first, next) => {
    const { clock, refresh } = scene([...vertices], budget, reserved);
    const spare = async () => {
      const { pictures, requests } = await refresh();
      const left = pictures.map(({ picture }) => picture.spare);
      expect(requests.length + (left.at(-1) ?? 0)).toBeLessThanOrEqual(budget);
      return left;
    };
    expect(await spare()).toEqual(first);
    clock.advance(10_000);
    expect(await spare()).toEqual(next);
  });

  it('is all that is not sent of a job that has ended', async () => {
    const { clock, flink, refresh } = scene([source, join], 12);
    await refresh();
    flink.state = 'FINISHED';
    clock.advance(10_000);
    const { pictures, requests } = await refresh();
    expect(pictures.map(({ picture }) => picture.spare)).toEqual([0, 12 - requests.length]);
  });
});

describe('an outage', () => {
  it('keeps the last picture and says since when and why, until Flink answers again', async () => {
    const { clock, flink, refresh } = scene();
    await refresh();
    const answered = clock.now();
    flink.down = true;
    clock.advance(10_000);
    const { pictures } = await refresh();
    expect(pictures.at(-1)?.picture.outage).toEqual({ since: answered, failure: { kind: 'unreachable', detail: '' } });
    expect(of(pictures.at(-1)?.picture, 'join')?.worst?.busy).toBe(1);
    clock.advance(60_000);
    const later = await refresh();
    // The picture stays marked while it waits for the next failure.
    expect(later.pictures.map(({ picture }) => picture.outage?.since)).toEqual([answered, answered]);
    flink.down = false;
    clock.advance(10_000);
    expect((await refresh()).last?.outage).toBeNull();
  });

  it('is the error itself when there is no picture to keep', async () => {
    const { flink, refresh } = scene();
    flink.down = true;
    await expect(refresh()).rejects.toMatchObject({ failure: { kind: 'unreachable' } });
  });
});

it('keeps the rest when single looks fail', async () => {
  const { flink, refresh } = scene();
  const get = flink.get.bind(flink);
  jest
    .spyOn(flink, 'get')
    .mockImplementation((path, ...rest) =>
      path.endsWith(`${hexId('join')}/backpressure`) ? Promise.reject(new Error('boom')) : get(path, ...rest)
    );
  const { last } = await refresh();
  expect(last?.partial).toEqual([{ kind: 'unreachable', detail: 'boom' }]);
  expect(of(last, 'source')?.worst?.backpressured).toBe(0.9);
  expect(of(last, 'join')?.mean?.shares.busy).toBeCloseTo(0.6);
});

it('asks nothing more of a job that has ended', async () => {
  const { flink, refresh } = scene();
  flink.state = 'FINISHED';
  const { requests, pictures } = await refresh();
  expect(requests).toHaveLength(1);
  expect(pictures).toHaveLength(1);
});

it('stops when it is cancelled', async () => {
  const controller = new AbortController();
  const { flink, refresh } = scene();
  const watching = refresh(controller.signal);
  controller.abort();
  await expect(watching).rejects.toMatchObject({ name: 'AbortError' });
  expect(flink.requests.length).toBeLessThanOrEqual(1);
});
