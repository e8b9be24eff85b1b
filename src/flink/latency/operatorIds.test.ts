import { generatedId, idOfUid, IdReader } from './operatorIds';

const orders = 'cbc357ccb763df2852fee8c4fc7d55f2';
const clicks = '6cdc5bb954874d922eaee11a8e7b5dd5';

describe('ids that Flink 1.16 to 2.3 gave to the operators of click-attribution', () => {
  test.each([
    ['Source: orders', 0, 1, [], orders],
    ['Source: clicks', 1, 1, [], clicks],
    ['Calc[2]', 2, 1, [orders], '268c6e26884db845b34fbed5b355f2be'],
    ['Calc[6]', 3, 1, [clicks], '19894d47902564dfbf88a679e52ed49e'],
    ['WatermarkAssigner[3]', 4, 0, ['268c6e26884db845b34fbed5b355f2be'], '961f812b71e0974941c334fd7d5c8da9'],
    ['WatermarkAssigner[7]', 5, 0, ['19894d47902564dfbf88a679e52ed49e'], '82c4a6eead942893d0c01a3775161323'],
    [
      'IntervalJoin[9]',
      6,
      1,
      ['961f812b71e0974941c334fd7d5c8da9', '82c4a6eead942893d0c01a3775161323'],
      '11ffd1a2f5905feab358b0af9a75fe4e',
    ],
    ['Calc[10]', 7, 1, ['11ffd1a2f5905feab358b0af9a75fe4e'], '8495bb78978ed52fddf74e1b83de1ff7'],
    ['sink_join[11]', 8, 0, ['8495bb78978ed52fddf74e1b83de1ff7'], '7056910f5fc82f55f6b9c768458d6924'],
  ])('%s, number %i, %i behind it', (_, number, chained, inputs, id) => {
    expect(generatedId(number, chained, inputs)).toBe(id);
    const reader = new IdReader(9);
    const [input] = inputs;
    if (input !== undefined && inputs.length === 1) {
      expect(reader.numberOf(id, input, chained)).toBe(number);
      expect(reader.numberOf(id, input, chained + 1)).toBeNull();
      expect(reader.numberOf(input, orders.replace('c', 'd'), chained)).toBeNull();
    }
  });

  test('numbers beyond the operators of the job are none', () => {
    expect(
      new IdReader(4).numberOf('961f812b71e0974941c334fd7d5c8da9', '268c6e26884db845b34fbed5b355f2be', 0)
    ).toBeNull();
    expect(new IdReader(5).numberOf('961f812b71e0974941c334fd7d5c8da9', '268c6e26884db845b34fbed5b355f2be', 0)).toBe(4);
  });
});

// Published vectors of MurmurHash3 x64 128 with seed 0, in the byte order of Flink's ids.
test.each([
  ['', '00000000000000000000000000000000'],
  ['a', '897859f6655555855a890e51483ab5e6'],
  ['hello', '029bbd41b3a7d8cb191dae486a901e5b'],
])('the id of uid “%s”', (uid, id) => {
  expect(idOfUid(uid)).toBe(id);
});

test('uids of every length have ids of their own', () => {
  const ids = Array.from({ length: 70 }, (_, length) => idOfUid('é'.repeat(length)));
  expect(new Set(ids).size).toBe(70);
  expect(ids.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
});
