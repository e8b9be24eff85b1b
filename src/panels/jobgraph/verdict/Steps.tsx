import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type Bottleneck } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { type Words } from '../words';
import { evidence } from './evidence';
import { headline } from './headline';
import { conclusion } from './sentences';
import { stepsFor } from './steps';
import { WayButtons, type Ways } from './WayButtons';

interface Props extends Ways {
  bottleneck: Bottleneck;
  graph: JobGraph;
  words: Words;
}

/** What to do about a bottleneck, in the order in which to try it. */
export function Steps({ bottleneck, graph, flameGraph, onSubtasks, words }: Props) {
  const styles = useStyles2(stylesOf);
  const said = [headline(bottleneck, graph), evidence(bottleneck, words), conclusion(bottleneck)];
  return (
    <>
      <p className={styles.said}>{said.filter((sentence) => sentence !== null).join(t('banner.separator', ' '))}</p>
      <ol className={styles.steps}>
        {stepsFor(bottleneck.cause).map(({ text, settings }) => (
          <li key={text}>
            {text}
            {settings.length > 0 && <pre className={styles.settings}>{settings.join('\n')}</pre>}
          </li>
        ))}
      </ol>
      <div className={styles.ways}>
        <WayButtons bottleneck={bottleneck} flameGraph={flameGraph} onSubtasks={onSubtasks} />
      </div>
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  said: css({ margin: 0, color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  steps: css({
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    '& > li + li': { marginTop: theme.spacing(1.5) },
    '& > li::marker': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
  }),
  settings: css({
    margin: theme.spacing(0.5, 0, 0),
    padding: theme.spacing(0.75, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
