import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { type Figure } from '../figures';
import { recordRate } from '../format';
import { type Neighbour, neighboursOf } from './neighbours';

interface Props {
  graph: JobGraph;
  /** Vertex id. */
  id: string;
  /** How the rate of a connection is written. */
  figure: Figure;
  onSelect(id: string): void;
}

/** A source of a wide job has hundreds of them. */
const shown = 20;

interface EndsProps extends Pick<Props, 'figure' | 'onSelect'> {
  label: string;
  ends: readonly Neighbour[];
}

function Ends({ label, ends, figure, onSelect }: EndsProps) {
  const styles = useStyles2(stylesOf);
  if (ends.length === 0) {
    return null;
  }
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <ul className={styles.list}>
        {ends.slice(0, shown).map(({ key, id, name, shipStrategy, records }) => (
          <li key={key}>
            <Button size="sm" variant="primary" fill="text" className={styles.name} onClick={() => onSelect(id)}>
              {name}
            </Button>
            <span className={styles.how}>
              {[shipStrategy, records === null ? null : (figure.text(records) ?? recordRate(records))]
                .filter((text) => text !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
        {ends.length > shown && (
          <li>{fill(t('tooltip.moreOperators', '… and {{- count}} more', raw), { count: ends.length - shown })}</li>
        )}
      </ul>
    </div>
  );
}

/** The way along the connections, from vertex to vertex. */
export function Neighbours({ graph, id, figure, onSelect }: Props) {
  const { before, after } = neighboursOf(graph, id);
  return (
    <div>
      <Ends label={t('neighbours.before', 'from')} ends={before} figure={figure} onSelect={onSelect} />
      <Ends label={t('neighbours.after', 'to')} ends={after} figure={figure} onSelect={onSelect} />
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', gap: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  label: css({ width: theme.spacing(5), flexShrink: 0, lineHeight: '24px', color: theme.colors.text.secondary }),
  list: css({
    listStyle: 'none',
    minWidth: 0,
    margin: 0,
    padding: 0,
    '& > li': { display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0, minHeight: 24 },
  }),
  name: css({ minWidth: 0, padding: 0, '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' } }),
  how: css({ flexShrink: 0, color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
