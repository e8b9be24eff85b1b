import { t } from '@grafana/i18n';
import { fill, raw } from '../../../text/fill';
import { bytesText, durationText, percentText } from '../format';
import { causeText } from '../words';
import { type Missing } from './missing';
import { type Finding } from './finding';

/** A finding in words: what it is, and what supports it. */
export interface Sentence {
  /** The claim, with its number. */
  claim: string;
  evidence: string;
}

type Of<Rule extends Finding['rule']> = Extract<Finding, { rule: Rule }>;

const mostNames = 3;

function missingText({ count, of, vertices, taskManager }: Missing): string {
  const values = { count, of, place: taskManager ?? '', vertices: vertices.slice(0, mostNames).join(', ') };
  if (taskManager !== null) {
    return fill(
      t('verdict.missingOnOne', '{{- count}} of {{- of}} missing, all on {{- place}}: {{- vertices}}.', raw),
      values
    );
  }
  return vertices.length === 0
    ? fill(t('verdict.missingCount', '{{- count}} of {{- of}} missing.', raw), values)
    : fill(t('verdict.missing', '{{- count}} of {{- of}} missing, of {{- vertices}}.', raw), values);
}

const failed = ({ cause, text, missing }: Of<'failed'>): Sentence => ({
  claim: fill(t('verdict.failed.claim', 'Failed: {{- cause}}.', raw), {
    cause: cause === 'other' ? (text ?? t('verdict.failed.silent', 'Flink does not say why')) : causeText(cause),
  }),
  evidence: [
    ...(missing === null || (cause !== 'expired' && cause !== 'other') ? [] : [missingText(missing)]),
    ...(text === null || cause === 'expired' || cause === 'other' ? [] : [text]),
  ].join(' '),
});

const waiting = ({ missing }: Of<'waiting'>): Sentence => ({
  claim: t('verdict.waiting.claim', 'Under way.'),
  evidence: missingText(missing),
});

function startDelay({ share, ms, vertex, isAtSource, asyncMs }: Of<'startDelay'>): Sentence {
  const values = { share: percentText(share), time: durationText(ms), vertex, async: durationText(asyncMs) };
  return {
    claim: fill(t('verdict.startDelay.claim', '{{- share}} of the time is start delay.', raw), values),
    evidence: fill(
      isAtSource
        ? t(
            'verdict.startDelay.source',
            '{{- vertex}} could not even send its barriers for {{- time}}: backpressure from downstream holds it up. Storage is not the problem (async {{- async}}).',
            raw
          )
        : t(
            'verdict.startDelay.evidence',
            'Barriers wait behind backpressure of {{- vertex}} ({{- time}}). Storage is not the problem (async {{- async}}).',
            raw
          ),
      values
    ),
  };
}

const alignment = ({ share, ms, vertex, isUnaligned }: Of<'alignment'>): Sentence => ({
  claim: fill(t('verdict.alignment.claim', '{{- share}} of the time is alignment.', raw), {
    share: percentText(share),
  }),
  evidence: fill(
    isUnaligned
      ? t(
          'verdict.alignment.unaligned',
          '{{- vertex}} waited {{- time}} for the barriers of its other inputs, although checkpoints may be unaligned.',
          raw
        )
      : t('verdict.alignment.evidence', '{{- vertex}} waited {{- time}} for the barriers of its other inputs.', raw),
    { vertex, time: durationText(ms) }
  ),
});

const sync = ({ ms, vertex, subtask }: Of<'sync'>): Sentence => ({
  claim: fill(t('verdict.sync.claim', 'The sync part blocks the task for {{- time}}.', raw), {
    time: durationText(ms),
  }),
  evidence:
    subtask === null
      ? fill(t('verdict.sync.vertex', 'In {{- vertex}}: it processes nothing meanwhile.', raw), { vertex })
      : fill(
          t('verdict.sync.subtask', 'In {{- vertex}}, subtask {{- subtask}}: it processes nothing meanwhile.', raw),
          {
            vertex,
            subtask,
          }
        ),
});

function outlierBecause({ because, taskManager }: Of<'asyncOutlier'>): string {
  switch (because) {
    case 'state':
      return t('verdict.outlier.state', 'It has far more state than the others: skewed keys.');
    case 'place':
      return fill(
        t('verdict.outlier.place', 'It has no more state than the others: slow disk or network on {{- place}}.', raw),
        {
          place: taskManager ?? '',
        }
      );
    case 'unknown':
      return t('verdict.outlier.unknown', 'State skew, or a slow disk or network.');
  }
}

const asyncOutlier = (finding: Of<'asyncOutlier'>): Sentence => ({
  claim: fill(t('verdict.outlier.claim', 'One subtask’s async part is {{- factor}}× the median.', raw), {
    factor: finding.factor >= 10 ? Math.round(finding.factor) : finding.factor.toFixed(1),
  }),
  evidence: `${fill(t('verdict.outlier.evidence', '{{- vertex}}, subtask {{- subtask}}: {{- time}}.', raw), {
    vertex: finding.vertex,
    subtask: finding.subtask,
    time: durationText(finding.ms),
  })} ${outlierBecause(finding)}`,
});

const async = ({ share, ms, vertex, bytesPerSecond }: Of<'async'>): Sentence => ({
  claim: fill(t('verdict.async.claim', '{{- share}} of the time is the async part.', raw), {
    share: percentText(share),
  }),
  evidence: fill(
    bytesPerSecond === null
      ? t('verdict.async.evidence', 'Writing the state of {{- vertex}} takes {{- time}}.', raw)
      : t('verdict.async.rate', 'Writing the state of {{- vertex}} takes {{- time}}, {{- rate}}/s a subtask.', raw),
    { vertex, time: durationText(ms), rate: bytesText(bytesPerSecond ?? 0) }
  ),
});

const rest = ({ share, ms }: Of<'rest'>): Sentence => ({
  claim: fill(t('verdict.rest.claim', '{{- share}} of the time is in no phase.', raw), { share: percentText(share) }),
  evidence: fill(
    t(
      'verdict.rest.evidence',
      'For {{- time}} the slowest subtask was in no phase that Flink measures: an acknowledgement that came late, or a JobManager that was busy.',
      raw
    ),
    { time: durationText(ms) }
  ),
});

const overInterval = ({ ms, interval, minPause }: Of<'overInterval'>): Sentence => ({
  claim: fill(
    ms > interval
      ? t('verdict.overInterval.claim', 'It takes longer than the interval of {{- interval}}.', raw)
      : t('verdict.overInterval.share', 'It takes {{- share}} of the interval of {{- interval}}.', raw),
    { interval: durationText(interval), share: percentText(ms / interval) }
  ),
  evidence:
    ms <= interval
      ? fill(t('verdict.overInterval.close', '{{- time}}: little is left for the work between two of them.', raw), {
          time: durationText(ms),
        })
      : minPause === null || minPause === 0
        ? fill(
            t('verdict.overInterval.none', '{{- time}}: checkpoints run back to back, with no minimum pause.', raw),
            {
              time: durationText(ms),
            }
          )
        : fill(
            t(
              'verdict.overInterval.pause',
              '{{- time}}: the next one starts after the minimum pause of {{- pause}}.',
              raw
            ),
            {
              time: durationText(ms),
              pause: durationText(minPause),
            }
          ),
});

const nearTimeout = ({ ms, timeout }: Of<'nearTimeout'>): Sentence => ({
  claim: fill(t('verdict.nearTimeout.claim', 'It almost timed out.', raw), {}),
  evidence: fill(t('verdict.nearTimeout.evidence', '{{- time}} of {{- timeout}}.', raw), {
    time: durationText(ms),
    timeout: durationText(timeout),
  }),
});

const quick = ({ ms, interval }: Of<'quick'>): Sentence => ({
  claim: t('verdict.quick.claim', 'Healthy.'),
  evidence: fill(
    interval === null
      ? t('verdict.quick.alone', 'It took {{- time}}.', raw)
      : t('verdict.quick.evidence', 'It took {{- time}}, a small part of the interval of {{- interval}}.', raw),
    { time: durationText(ms), interval: durationText(interval ?? 0) }
  ),
});

const unremarkable = ({ ms }: Of<'unremarkable'>): Sentence => ({
  claim: t('verdict.unremarkable.claim', 'Nothing stands out.'),
  evidence:
    ms === null
      ? t('verdict.unremarkable.unknown', 'No phase is known yet.')
      : fill(t('verdict.unremarkable.evidence', 'It took {{- time}}, and no phase most of it.', raw), {
          time: durationText(ms),
        }),
});

export function sentenceOf(finding: Finding): Sentence {
  switch (finding.rule) {
    case 'failed':
      return failed(finding);
    case 'waiting':
      return waiting(finding);
    case 'startDelay':
      return startDelay(finding);
    case 'alignment':
      return alignment(finding);
    case 'sync':
      return sync(finding);
    case 'asyncOutlier':
      return asyncOutlier(finding);
    case 'async':
      return async(finding);
    case 'rest':
      return rest(finding);
    case 'overInterval':
      return overInterval(finding);
    case 'nearTimeout':
      return nearTimeout(finding);
    case 'quick':
      return quick(finding);
    case 'unremarkable':
      return unremarkable(finding);
  }
}
