import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, RadioButtonGroup, Toggletip, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../text/fill';
import { clockTime } from './format';
import { type Model } from './model';
import { type View } from './options';
import { caveats, statisticName } from './words';

interface Props {
  model: Model;
  view: View;
  views: readonly View[];
  onView(view: View): void;
  /** Since when there are values, epoch ms; null = for the whole range. */
  since: number | null;
  combine: 'max' | 'mean';
  /** Name of the operator that is open; null = none. */
  operator: string | null;
  onBack(): void;
  timeZone: string;
  narrow: boolean;
}

const viewIcon = (view: View) => {
  switch (view) {
    case 'time':
      return 'clock-nine';
    case 'matrix':
      return 'table';
    case 'subtasks':
      return 'list-ul';
  }
};

const viewName = (view: View): string => {
  switch (view) {
    case 'time':
      return t('view.time', 'Over time');
    case 'matrix':
      return t('view.matrix', 'Matrix');
    case 'subtasks':
      return t('view.subtasks', 'Subtasks');
  }
};

function Caveats() {
  const styles = useStyles2(stylesOf);
  return (
    <Toggletip
      title={t('caveat.title', 'What latency markers cannot say')}
      content={
        <ul className={styles.caveats}>
          {caveats().map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    >
      <IconButton name="info-circle" size="sm" aria-label={t('caveat.title', 'What latency markers cannot say')} />
    </Toggletip>
  );
}

/** What is shown, and since when. */
export function Header({ model, view, views, onView, since, combine, operator, onBack, timeZone, narrow }: Props) {
  const styles = useStyles2(stylesOf);
  const statistic = statisticName(model.statistic);
  return (
    <div className={styles.header}>
      {operator !== null && (
        <IconButton
          name="arrow-left"
          size="md"
          aria-label={t('header.back', 'Back to all operators')}
          onClick={onBack}
        />
      )}
      <span className={styles.title}>
        {operator ??
          (model.isMarkers
            ? fill(t('header.markers', 'Latency of markers, {{- statistic}}', raw), { statistic })
            : fill(t('header.lines', 'Latency, {{- statistic}}', raw), { statistic }))}
      </span>
      {!narrow && model.isMarkers && (
        <span className={styles.note}>
          {combine === 'max'
            ? t('header.worst', 'worst subtask')
            : t('header.mean', 'average of subtasks, no quantile')}
        </span>
      )}
      {model.isMarkers && <Caveats />}
      <span className={styles.space} />
      {since !== null && !narrow && (
        <span className={styles.note}>
          {fill(t('header.since', 'live since {{- time}}', raw), { time: clockTime(since, timeZone, false) })}
        </span>
      )}
      {views.length > 1 && (
        <RadioButtonGroup
          size="sm"
          aria-label={t('header.view', 'View')}
          options={views.map((value) =>
            narrow
              ? { value, icon: viewIcon(value), ariaLabel: viewName(value), description: viewName(value) }
              : { value, label: viewName(value) }
          )}
          value={view}
          onChange={onView}
        />
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 32,
    padding: theme.spacing(0, 1),
    flexShrink: 0,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
  title: css({
    fontWeight: theme.typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    minWidth: 40,
  }),
  note: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
  space: css({ flex: 1 }),
  caveats: css({
    paddingLeft: theme.spacing(2),
    margin: 0,
    maxWidth: 420,
    '& li': { marginBottom: theme.spacing(0.75) },
  }),
});
