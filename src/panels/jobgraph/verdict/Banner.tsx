import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, IconButton, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { type Bottleneck, type Diagnosis } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { lineStyle } from '../lineStyle';
import { useNow } from '../../shared/useNow';
import { type Words } from '../words';
import { bottleneckText, quietText } from './sentences';
import { type Since } from '../../../diagnosis/since';
import { type Shown } from './useShown';
import { WayButtons, type Ways } from './WayButtons';

interface Props extends Ways {
  diagnosis: Diagnosis;
  graph: JobGraph;
  shown: Shown;
  since: Since | null;
  /** One line, until people unfold it. */
  folded: boolean;
  onSteps(): void;
  words: Words;
  timeZone: string;
}

function Pager({ shown: { index, count, move } }: { shown: Shown }) {
  const styles = useStyles2(stylesOf);
  if (count < 2) {
    return null;
  }
  return (
    <span className={styles.pager}>
      <IconButton name="angle-left" tooltip={t('banner.previous', 'Previous bottleneck')} onClick={() => move(-1)} />
      <span>{fill(t('banner.page', '{{- index}} of {{- count}}', raw), { index: index + 1, count })}</span>
      <IconButton name="angle-right" tooltip={t('banner.next', 'Next bottleneck')} onClick={() => move(1)} />
    </span>
  );
}

function Actions({ bottleneck, flameGraph, onSubtasks, onSteps }: ActionsProps) {
  const styles = useStyles2(stylesOf);
  return (
    <span className={styles.actions}>
      <WayButtons bottleneck={bottleneck} flameGraph={flameGraph} onSubtasks={onSubtasks} fill="outline" />
      <Button size="sm" variant="secondary" fill="outline" onClick={onSteps}>
        {t('banner.steps', 'What to do')}
      </Button>
    </span>
  );
}

interface ActionsProps extends Pick<Props, 'flameGraph' | 'onSubtasks' | 'onSteps'> {
  bottleneck: Bottleneck;
}

/** The time is asked for here, not where the graph is drawn: it changes every second. */
function Found({ bottleneck, ...props }: Props & { bottleneck: Bottleneck }) {
  const { graph, shown, since, folded, words, timeZone } = props;
  const styles = useStyles2(stylesOf);
  const [unfolded, unfold] = useState(false);
  const now = useNow();
  const text = bottleneckText(bottleneck, graph, since, { timeZone, now }, words);
  const isLine = folded && !unfolded;
  return (
    <div className={styles.banner} data-line={isLine} role="group" aria-label={t('banner.name', 'Bottleneck')}>
      <Icon name="exclamation-circle" size="lg" className={styles.icon} />
      <div className={styles.words}>
        <strong className={styles.headline} title={isLine ? text.headline : undefined}>
          {isLine ? text.spoken : text.headline}
        </strong>
        {!isLine && <div className={styles.details}>{text.details.join(t('banner.separator', ' '))}</div>}
      </div>
      <Pager shown={shown} />
      {!isLine && <Actions bottleneck={bottleneck} {...props} />}
      {folded && (
        <IconButton
          name={unfolded ? 'angle-up' : 'angle-down'}
          aria-expanded={unfolded}
          tooltip={unfolded ? t('banner.fold', 'Less') : t('banner.unfold', 'More')}
          onClick={() => unfold(!unfolded)}
        />
      )}
      {/* Heard when another bottleneck is shown, not at each refresh: its text has no numbers that change. */}
      <span className="sr-only" role="status">
        {text.spoken}
      </span>
    </div>
  );
}

/** What holds the job back and what to do about it; one quiet line where nothing does. */
export function Banner(props: Props) {
  const styles = useStyles2(stylesOf);
  const { diagnosis, shown } = props;
  if (diagnosis.kind === 'bottlenecks') {
    return shown.bottleneck === null ? null : <Found {...props} bottleneck={shown.bottleneck} />;
  }
  const text = quietText(diagnosis, props.graph);
  return text === null ? null : (
    <div className={styles.quiet} role="status">
      <Icon name={diagnosis.kind === 'none' ? 'check-circle' : 'question-circle'} size="sm" />
      <span className={styles.line}>{text}</span>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  banner: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.75, 1.5),
    margin: theme.spacing(0, 2, 0.5),
    padding: theme.spacing(0.75, 1.5),
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.warning.transparent,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    maxHeight: '45%',
    overflow: 'auto',
    flexShrink: 0,
    printColorAdjust: 'exact',
    '&[data-line="true"]': { flexWrap: 'nowrap', padding: theme.spacing(0.25, 1), margin: theme.spacing(0, 1, 0.5) },
  }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0 }),
  words: css({
    flex: '1 1 320px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    '[data-line="true"] > &': { flexBasis: 0 },
  }),
  headline: css({
    display: 'block',
    color: theme.colors.text.maxContrast,
    fontWeight: theme.typography.fontWeightBold,
    '[data-line="true"] &': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  }),
  details: css({ color: theme.colors.text.primary }),
  pager: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), whiteSpace: 'nowrap' }),
  actions: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  quiet: css(lineStyle(theme, theme.spacing(3)), {
    flexWrap: 'nowrap',
    alignItems: 'center',
    columnGap: theme.spacing(0.75),
    flexShrink: 0,
  }),
  line: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
});
