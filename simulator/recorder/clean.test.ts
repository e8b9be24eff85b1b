import { type RecordedAnswer } from '../recordings';
import { cleanAnswers, type Private } from './clean';

const nobody: Private = { hosts: [], users: [] };

const answer = (body: unknown, path = '/x'): RecordedAnswer => ({ at: 0, path, status: 200, body });
const cleaned = (body: unknown, known = nobody): unknown => cleanAnswers([answer(body)], known)[0]?.body;

describe('cleaning of recordings', () => {
  test.each([
    ['file:/home/ada/.cache/flink/run/checkpoints/0a/chk-3', 'file:/flink/checkpoints/0a/chk-3'],
    ['file:///var/lib/flink/savepoints/sp-1/', 'file:/flink/savepoints/sp-1'],
    ['/Users/ada/Library/jars/job.jar', '/flink/job.jar'],
    ['Could not read "/tmp/data/in.csv", gave up', 'Could not read "/flink/in.csv", gave up'],
    ['hdfs://nameservice/flink/checkpoints/0a', 'hdfs://nameservice/flink/checkpoints/0a'],
    ['s3://bucket/tmp/checkpoints/0a', 's3://bucket/tmp/checkpoints/0a'],
    ['/jobs/0a/vertices', '/jobs/0a/vertices'],
    ['input/output/home/x', 'input/output/home/x'],
    ['10/tmp', '10/tmp'],
  ])('%s -> %s', (text, expected) => {
    expect(cleaned({ message: text })).toEqual({ message: expected });
  });

  test('hosts become the same neutral name everywhere, also in ids, field names and paths of answers', () => {
    const id = '10.1.2.3:4711-ab';
    const answers = [
      answer({ taskmanagers: [{ id, path: 'pekko.tcp://flink@worker7.example:4711/user/rpc/taskmanager_0' }] }),
      answer({ subtasks: [{ endpoint: 'worker7.example:4712' }, { host: 'worker70.example' }], [id]: 1 }),
      answer({ errors: ['TaskManager worker7.example is gone (10.1.2.3)'] }, `/taskmanagers/${id}`),
    ];
    expect(cleanAnswers(answers, nobody).map(({ path, body }) => [path, body])).toEqual([
      [
        '/x',
        { taskmanagers: [{ id: 'host-1:4711-ab', path: 'pekko.tcp://flink@host-2:4711/user/rpc/taskmanager_0' }] },
      ],
      ['/x', { subtasks: [{ endpoint: 'host-2:4712' }, { host: 'host-3' }], 'host-1:4711-ab': 1 }],
      ['/taskmanagers/host-1:4711-ab', { errors: ['TaskManager host-2 is gone (host-1)'] }],
    ]);
  });

  test('an encoded TaskManager id in a path stays one segment', () => {
    const [result] = cleanAnswers([answer({ id: '10.1.2.3:4711-ab' }, '/taskmanagers/10.1.2.3%3A4711-ab')], nobody);
    expect(result?.path).toBe('/taskmanagers/host-1%3A4711-ab');
  });

  test('loopback, versions and what stands for "none" stay', () => {
    const body = {
      host: '127.0.0.1',
      endpoint: 'localhost:80',
      location: '(unassigned)',
      version: '1.20.3',
      tm: 'tm-1',
    };
    expect(cleaned(body)).toEqual(body);
  });

  test('users of home folders and of this machine are replaced as whole words', () => {
    const known = { hosts: ['laptop'], users: ['bob'] };
    expect(cleaned(['/home/ada/x', 'ada and bob on laptop', 'adapter bobby laptops'], known)).toEqual([
      '/flink/x',
      'user-2 and user-1 on host-1',
      'adapter bobby laptops',
    ]);
  });

  test('users with the name of a role are no secret', () => {
    const body = { 'root-exception': 'flink by root', user: 'user' };
    expect(cleaned(body, { hosts: [], users: ['root', 'flink'] })).toEqual(body);
  });

  test('names with characters of regular expressions', () => {
    expect(cleaned(['a (b+c) d'], { hosts: [], users: ['(b+c)'] })).toEqual(['a user-1 d']);
  });

  test('a stack trace is cut at 40 lines, other texts are not', () => {
    const trace = ['java.lang.X: y', ...Array.from({ length: 60 }, (_, line) => `\tat a.B.c(B.java:${line})`)].join(
      '\n'
    );
    const list = Array.from({ length: 60 }, (_, line) => `line ${line}`).join('\n');
    const [short, same] = [cleaned(trace), cleaned(list)];
    expect(String(short).split('\n')).toHaveLength(40);
    expect(String(short)).toMatch(/^java\.lang\.X: y\n\tat a\.B\.c\(B\.java:0\)\n/);
    expect(same).toBe(list);
  });

  test('a log keeps its first and last 60 lines, an entry of it may be cut', () => {
    const log = Array.from({ length: 500 }, (_, line) => `2026-11-21 11:31:06,630 INFO  A [main] - ${line}`).join('\n');
    const lines = String(cleaned(log)).split('\n');
    expect(lines).toHaveLength(120);
    expect([lines[0], lines[59], lines[60], lines[119]].map((line) => line?.split(' - ')[1])).toEqual([
      '0',
      '59',
      '440',
      '499',
    ]);
    expect(cleaned(`${lines.slice(0, 70).join('\n')}\n`)).toBe(`${lines.slice(0, 70).join('\n')}\n`);
  });

  test('a thread keeps the first 10 lines, and its end', () => {
    const thread = (lines: number) => `"main" Id=1 WAITING\n${'\tat a.B.c(B.java:1)\n'.repeat(lines)}\n`;
    expect(cleaned({ stringifiedThreadInfo: thread(30) })).toEqual({
      stringifiedThreadInfo: thread(9).slice(0, -1),
    });
    expect(cleaned(thread(3))).toBe(thread(3));
  });

  test('paths in a log', () => {
    const line = (text: string) => `2026-11-21 11:31:06,630 INFO  A [main] - ${text}`;
    const texts = [
      '-Dlog.file=/root/x/log/a.log',
      'Classpath: /root/x/lib:/root/x/lib/a.jar:',
      'dir: file:///root/x/y',
    ];
    expect(texts.map((text) => cleaned(line(text)))).toEqual(
      ['-Dlog.file=/flink/log/a.log', 'Classpath: /flink/a.jar:', 'dir: file:/flink/y'].map(line)
    );
  });

  test('numbers, null, booleans and the fields around stay', () => {
    const body = { a: [1, null, true, { b: 'NaN' }], __proto__x: 1 };
    expect(cleaned(body)).toEqual(body);
    expect(cleanAnswers([{ at: 7, path: '/p', status: 404, body: 'text' }], nobody)).toEqual([
      { at: 7, path: '/p', status: 404, body: 'text' },
    ]);
  });
});
