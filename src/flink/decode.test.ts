import { failureFrom, unexpected } from '../testing/failureFrom';
import { Fields, millis, number } from './decode';
import { idSegment, isId } from './ids';

const parse = (text: string): unknown => JSON.parse(text);

describe('numbers', () => {
  test.each([
    [0, 0],
    [-1, -1],
    [66_406.0, 66_406],
    ['1000.0', 1_000],
    ['1e3', 1_000],
    ['NaN', null],
    ['Infinity', null],
    ['-Infinity', null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['', null],
    ['  ', null],
    ['2 slots', null],
    [true, null],
    [null, null],
    [undefined, null],
    [[], null],
    [[5], null],
    [{}, null],
  ])('%p is %p', (value, expected) => {
    expect(number(value)).toBe(expected);
  });

  test.each([
    [0, 0],
    [-1, null],
    [-0.5, null],
    ['NaN', null],
    [-9_223_372_036_854_775_808, null],
    [1_795_252_966_722, 1_795_252_966_722],
  ])('%p as a time is %p', (value, expected) => {
    expect(millis(value)).toBe(expected);
  });
});

describe('fields', () => {
  const fields = Fields.of(
    {
      text: 'a',
      number: 1,
      texts: '2',
      empty: '',
      yes: true,
      object: { inner: {} },
      list: [{ x: 1 }, { x: 2 }],
      none: null,
    },
    '/x'
  );

  test('are read by type', () => {
    expect([fields.text('text'), fields.text('empty'), fields.number('number'), fields.number('texts')]).toEqual([
      'a',
      '',
      1,
      2,
    ]);
    expect([fields.textOrNull('number'), fields.textOrNull('none'), fields.textOrNull('gone')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([fields.flag('yes'), fields.flag('text'), fields.flag('gone')]).toEqual([true, false, false]);
    expect(fields.list('list').map((item) => item.number('x'))).toEqual([1, 2]);
    expect([fields.listOrEmpty('object'), fields.listOrEmpty('gone')]).toEqual([[], []]);
    expect([fields.objectOrNull('list'), fields.objectOrNull('none'), fields.objectOrNull('text')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each([
    ['text', () => fields.text('gone'), 'gone'],
    ['a text that is a number', () => fields.text('number'), 'number'],
    ['a number that is a text', () => fields.number('text'), 'text'],
    ['an object', () => fields.object('list'), 'list'],
    ['a list', () => fields.list('object'), 'object'],
    ['inside an object', () => fields.object('object').object('inner').text('deep'), 'object.inner.deep'],
    ['inside a list', () => fields.list('list')[1]?.text('x'), 'list[1].x'],
  ])('a missing one tells where it is: %s', (_, read, field) => {
    expect(failureFrom(read)).toEqual(unexpected('/x', field));
  });

  test('only own ones count', () => {
    const inherited = Fields.of(parse('{"__proto__": {"text": "a", "number": 1}}'), '/x');
    expect([inherited.textOrNull('text'), inherited.textOrNull('toString'), inherited.raw('constructor')]).toEqual([
      null,
      null,
      undefined,
    ]);
    expect(inherited.object('__proto__').text('text')).toBe('a');
  });

  test('counts keep numbers only, whatever their names', () => {
    const counts = Fields.of(
      parse('{"running": 2, "__proto__": 3, "toString": "4", "x": null, "y": "NaN"}'),
      '/x'
    ).counts();
    expect([...counts]).toEqual([
      ['RUNNING', 2],
      ['__PROTO__', 3],
      ['TOSTRING', 4],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each([[null], [undefined], ['x'], [1], [[]]])('of %j there are none', (value) => {
    expect(failureFrom(() => Fields.of(value, '/x'))).toEqual(unexpected('/x', '(the whole answer)'));
    expect(failureFrom(() => Fields.of(value, '/x', 'a[0]'))).toEqual(unexpected('/x', 'a[0]'));
  });

  test('of all entries of a list', () => {
    expect(Fields.all([], '/x')).toEqual([]);
    expect(failureFrom(() => Fields.all({}, '/x'))).toEqual(unexpected('/x', '(the whole answer)'));
    expect(failureFrom(() => Fields.all([{}, [1]], '/x'))).toEqual(unexpected('/x', '[1]'));
  });
});

describe('ids', () => {
  const id = 'cbc357ccb763df2852fee8c4fc7d55f2';

  test('are 32 hex digits', () => {
    expect(isId(id)).toBe(true);
    expect(idSegment('job', id)).toBe(id);
  });

  test.each([
    '',
    '..',
    '/',
    id.slice(1),
    `${id}0`,
    id.toUpperCase(),
    `${id}\n`,
    `${id}?mode=cancel`,
    `%2e%2e${id}`,
    ' '.repeat(32),
  ])('%j is none, and is not sent', (value) => {
    expect(isId(value)).toBe(false);
    expect(failureFrom(() => idSegment('vertex', value))).toEqual({ kind: 'invalid', what: 'vertex', value });
  });

  test('a long value is cut in the message', () => {
    expect(failureFrom(() => idSegment('job', 'x'.repeat(1_000)))).toMatchObject({ value: 'x'.repeat(80) });
  });
});
