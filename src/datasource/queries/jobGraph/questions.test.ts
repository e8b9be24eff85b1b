import { Agenda, type Question } from './questions';

const question = (key: string, everyMs = 10_000): Question => ({ key, everyMs, ask: () => Promise.resolve() });
const keys = (questions: readonly Question[]) => questions.map(({ key }) => key).join(' ');
const three = [question('a'), question('b'), question('c')];

it('takes what was never asked in its order, as far as there is room', () => {
  expect(keys(new Agenda().choose(three, 2, 0))).toBe('a b');
  expect(keys(new Agenda().choose(three, 0, 0))).toBe('');
  expect(keys(new Agenda().choose(three, -1, 0))).toBe('');
});

it('asks again when it is time, the most overdue first', () => {
  const agenda = new Agenda();
  const turn = (now: number) => keys(agenda.choose(three, 2, now));
  expect([0, 5_000, 9_000, 12_000, 16_000, 22_000].map(turn)).toEqual(['a b', 'c', '', 'a b', 'c', 'a b']);
});

it('asks what was never asked before what is a little late, and after what is very late', () => {
  const agenda = new Agenda();
  agenda.choose([question('late')], 1, 0);
  expect(keys(agenda.choose([question('late'), question('new')], 1, 15_000))).toBe('new');
  expect(keys(agenda.choose([question('late'), question('newer')], 1, 25_000))).toBe('late');
});

it('gives everybody a turn', () => {
  const agenda = new Agenda();
  const many = Array.from({ length: 20 }, (_, index) => question(`q${index}`, 30_000));
  const asked = new Set<string>();
  for (let now = 0; now < 80_000; now += 10_000) {
    agenda.choose(many, 3, now).forEach(({ key }) => asked.add(key));
  }
  expect(asked.size).toBe(20);
});

it('forgets', () => {
  const agenda = new Agenda();
  agenda.choose([question('a')], 1, 0);
  agenda.forget(1);
  expect(keys(agenda.choose([question('a')], 1, 2))).toBe('a');
});
