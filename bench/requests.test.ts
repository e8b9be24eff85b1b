/** @jest-environment node */
import { bothCounted } from './requests';

it('sets beside each other what both sent, requests and bytes', () => {
  const ours = { first: { requests: 14, bytes: 300_000 }, perRefresh: { requests: 13, bytes: 200_000 } };
  const theirs = { first: { requests: 729, bytes: 900_000 }, perRefresh: { requests: 243, bytes: 300_000 } };
  const rows = bothCounted('wide', ours, theirs);
  expect(
    rows.map(({ subject, unit, measured, reference }) => [subject, unit, measured.value, reference?.value])
  ).toEqual([
    ['Requests in the first 10 s, both counted', 'requests', 14, 729],
    ['Bytes in the first 10 s, both counted', 'bytes', 300_000, 900_000],
    ['Requests per refresh, both counted', 'requests', 13, 243],
    ['Bytes per refresh, both counted', 'bytes', 200_000, 300_000],
  ]);
});
