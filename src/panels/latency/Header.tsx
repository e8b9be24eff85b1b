import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, RadioButtonGroup, Toggletip, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../text/fill';
import { clockTime } from './format';
import { type Model } from './model';
import { type View } from './options';
import { caveats, statisticName } from './words';

interface Props {
  /** Of the panel; empty = none, so that the header says what this is. */
  panelTitle: string;
  model: Model;
  view: View;
  views: readonly View[];
  onView(view: View): void;
  /** Since when there are values, epoch ms; null = for the whole range. */
  since: number | null;
  /** Null where nothing is brought together. */
  combine: 'max' | 'mean' | null;
  /** As text; null = none. */
  objectives: string | null;
  /** How the values came to be, one fact each. */
  samples: readonly string[];
  /** Name of the operator that is open; null = none. */
  operator: string | null;
  onBack(): void;
  timeZone: string;
  /** Pixels. */
  width: number;
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

const combineText = (combine: Props['combine']): string | null => {
  switch (combine) {
    case 'max':
      return t('header.worst', 'worst subtask');
    case 'mean':
      return t('header.mean', 'average of subtasks, no quantile');
    case null:
      return null;
  }
};

const joined = (texts: ReadonlyArray<string | null>) => texts.filter((text) => text !== null).join(' · ');

/** The panel's own title says that these are latencies. */
function titleText({ isMarkers, statistic: name }: Model, panelTitle: string): string {
  const statistic = statisticName(name);
  if (panelTitle !== '' && name !== null) {
    return statistic;
  }
  return isMarkers
    ? fill(t('header.markers', 'Latency of markers, {{- statistic}}', raw), { statistic })
    : fill(t('header.lines', 'Latency, {{- statistic}}', raw), { statistic });
}

/** From this width on there is room for how the values came to be. */
const wide = 1_000;

/** What is shown, and since when. */
export function Header(props: Props) {
  const { panelTitle, model, view, views, onView, since, combine, objectives, samples, operator, onBack } = props;
  const { timeZone, width, narrow } = props;
  const styles = useStyles2(stylesOf);
  const live =
    since === null
      ? null
      : fill(
          model.isLive ? t('header.since', 'live since {{- time}}', raw) : t('header.first', 'since {{- time}}', raw),
          { time: clockTime(since, timeZone, false) }
        );
  // A query that tells no statistic has brought subtasks together in a way of its own.
  const isOurs = model.isMarkers && model.statistic !== null;
  const about = narrow ? '' : joined([isOurs ? combineText(combine) : null, objectives]);
  const origin = narrow ? '' : joined([...(width >= wide ? samples : []), live]);
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
      <span className={styles.title} title={operator ?? undefined}>
        {operator ?? titleText(model, panelTitle)}
      </span>
      {about !== '' && (
        <span className={styles.note} title={about}>
          {about}
        </span>
      )}
      {model.isMarkers && <Caveats />}
      <span className={styles.space} />
      {origin !== '' && (
        <span className={cx(styles.note, styles.origin)} title={joined([...samples, live])}>
          {origin}
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
    flexShrink: 0,
    maxWidth: '60%',
  }),
  note: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
  // Rows say what of the objectives is theirs: the other note gives way first.
  origin: css({ flexShrink: 0.1 }),
  space: css({ flex: 1 }),
  caveats: css({
    paddingLeft: theme.spacing(2),
    margin: 0,
    maxWidth: 420,
    '& li': { marginBottom: theme.spacing(0.75) },
  }),
});
