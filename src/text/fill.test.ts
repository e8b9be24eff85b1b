import { fill } from './fill';

it.each([
  ['{{- name}}, parallelism {{- count}}', { name: 'a', count: 2 }, 'a, parallelism 2'],
  ['{{- count}} {{- count}}', { count: 0 }, '0 0'],
  ['{{- name}}', { name: '{{- name}} & <b>' }, '{{- name}} & <b>'],
  ['{{- name}} of {{- other}}', { name: 'a' }, 'a of '],
  ['nothing to fill', { name: 'a' }, 'nothing to fill'],
])('%s with %j', (sentence, values, text) => {
  expect(fill(sentence, values)).toBe(text);
});
