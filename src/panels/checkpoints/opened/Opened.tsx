import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { type LatestCheckpointsRow } from '../../../frames/checkpoints';
import { fill, raw } from '../../../text/fill';
import { type Way } from '../../shared/ways';
import { countText } from '../format';
import { type Details } from '../frames';
import { type Checkpoint } from '../history/checkpoint';
import { Banner } from '../verdict/Banner';
import { ShowInGraph } from '../verdict/ShowInGraph';
import { blamedVertex, type Thresholds, verdictOf } from '../verdict/verdict';
import { kindText } from '../words';
import { Gantt } from './Gantt';
import { headlineOf } from './headline';

interface Props {
  checkpoint: Checkpoint;
  /** Null while they are not there. */
  details: Details | null;
  compared: Details | null;
  settings: LatestCheckpointsRow | null;
  thresholds: Thresholds;
  /** Selects a vertex in the job graph; null where that cannot be done. */
  selectVertex: ((vertexId: string) => void) | null;
  /** The way to a vertex elsewhere. */
  wayTo(vertexId: string): Way | null;
  /** Why the details are not there. */
  absence: string;
  isGraphOrder: boolean;
  width: number;
  timeZone: string;
  /** It is kept for a comparison, and another one is to be chosen. */
  isPinned: boolean;
  onPin(key: string | null): void;
  onClose(): void;
}

/** Words beside icons need the room of the headline. */
const narrowBelow = 480;

function Pin({
  checkpoint,
  details,
  compared,
  width,
  isPinned,
  onPin,
}: Pick<Props, 'checkpoint' | 'details' | 'compared' | 'width' | 'isPinned' | 'onPin'>) {
  const isNarrow = width < narrowBelow;
  if (isPinned) {
    return (
      <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => onPin(null)}>
        {t('opened.pinned', 'Now choose another')}
      </Button>
    );
  }
  if (compared !== null) {
    return (
      <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => onPin(null)}>
        {fill(t('opened.unpin', 'Against {{- id}}', raw), { id: countText(compared.checkpoint.id) })}
      </Button>
    );
  }
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon="columns"
      disabled={details === null}
      aria-label={t('opened.pin', 'Compare')}
      tooltip={t('opened.pinHelp', 'Keep this one, then choose another: their difference is shown by vertex')}
      onClick={() => onPin(checkpoint.key)}
    >
      {isNarrow ? null : t('opened.pin', 'Compare')}
    </Button>
  );
}

/** One checkpoint: what happened, why, and where the time went. */
export function Opened(props: Props) {
  const { checkpoint, details, compared, settings, thresholds, absence, isGraphOrder, width, timeZone, onClose } =
    props;
  const styles = useStyles2(stylesOf);
  const verdict = useMemo(
    () => (details === null ? null : verdictOf(details, settings, thresholds)),
    [details, settings, thresholds]
  );
  const blamed = verdict === null ? null : blamedVertex(verdict);
  const headline = headlineOf(checkpoint);
  return (
    <section className={styles.opened} aria-label={`${kindText(checkpoint)} ${checkpoint.row.id}`}>
      <div className={styles.head}>
        <div className={styles.headline} title={headline}>
          <strong className={styles.title}>
            {kindText(checkpoint)} {countText(checkpoint.row.id)}
          </strong>
          <span>{dateTimeFormat(checkpoint.from, { timeZone, format: 'HH:mm:ss' })}</span> · <span>{headline}</span>
        </div>
        <Pin {...props} />
        <IconButton name="times" aria-label={t('opened.close', 'Close')} onClick={onClose} />
      </div>
      {verdict !== null && (
        <Banner key={`why ${checkpoint.key}`} verdict={verdict}>
          {blamed !== null && <ShowInGraph vertexId={blamed} select={props.selectVertex} way={props.wayTo(blamed)} />}
        </Banner>
      )}
      {details === null ? (
        <div className={styles.absence}>{absence}</div>
      ) : (
        <Gantt key={checkpoint.key} details={details} compared={compared} isGraphOrder={isGraphOrder} width={width} />
      )}
    </section>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  opened: css({
    flex: 1,
    minHeight: 0,
    overflow: 'hidden auto',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    paddingTop: theme.spacing(0.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: 24, flexShrink: 0 }),
  headline: css({
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  title: css({
    color: theme.colors.text.primary,
    fontSize: theme.typography.body.fontSize,
    marginRight: theme.spacing(1.5),
  }),
  absence: css({ color: theme.colors.text.secondary, padding: theme.spacing(1) }),
});
