import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { writerOf } from './format';
import { hasSubtasks, partsFor, viewsOf } from './frameSizes';
import { Header } from './Header';
import { type Input } from './model';
import { type Options, type View } from './options';
import { Picture } from './Picture';
import { type RowsOf } from './rows';
import { parseObjectives, unmatched } from './slo';
import { useChosen } from './useChosen';
import { granularityIn, rangeOf, useModel, useObjectives } from './useModel';
import { objectivesProblem, objectivesText, sampleTexts } from './words';

interface Props extends PanelProps<Options> {
  input: Input;
}

function rowsFor(view: View, options: Options, isOpen: boolean, input: Input): RowsOf {
  if ((isOpen || view === 'subtasks') && hasSubtasks(input)) {
    return 'subtasks';
  }
  return view === 'matrix' ? 'pairs' : options.rows;
}

/** All views of the latencies that a panel was given. */
export function LatencyView(props: Props) {
  const { input, options, timeZone, width, height } = props;
  const styles = useStyles2(stylesOf);
  const [wanted, setWanted] = useState<View>(options.view);
  const { chosen, choose, tell } = useChosen(options.selectionVariable);
  const isOpen = chosen !== null;
  const rows = rowsFor(wanted, options, isOpen, input);
  const objectives = useObjectives(options);
  const model = useModel(input, {
    rows,
    statistic: options.statistic === '' ? null : options.statistic,
    operatorId: chosen?.operatorId ?? null,
    combine: options.combine,
    objectives,
    range: rangeOf(props.timeRange),
    fitTime: options.fitTime,
    columns: Math.max(20, Math.floor(width / 5)),
  });
  const parts = partsFor(width, height, options);
  const plain = useMemo(() => writerOf([], false), []);
  const views = viewsOf(input, model.isMarkers);
  const view = views.includes(wanted) ? wanted : (views[0] ?? 'time');
  const unread = useMemo(() => parseObjectives(options.objectives).unread, [options.objectives]);
  const problem = objectivesProblem(unread, isOpen ? [] : unmatched(objectives, model.rows));
  const onOpen = (index: number) => choose(model.rows[index] ?? null);
  return (
    <div className={styles.panel} style={{ width, height }}>
      <Header
        panelTitle={props.title}
        model={model}
        view={view}
        views={isOpen ? [] : views}
        onView={setWanted}
        since={view === 'time' && rows !== 'subtasks' ? model.since : null}
        combine={rows === 'subtasks' ? null : options.combine}
        objectives={objectivesText(objectives, plain)}
        samples={sampleTexts(model, granularityIn(input), plain)}
        operator={chosen?.operator ?? null}
        onBack={() => choose(null)}
        timeZone={timeZone}
        width={width}
        narrow={parts.narrow}
      />
      {problem !== null && (
        <div className={styles.note} role="status" title={problem}>
          <Icon name="exclamation-triangle" size="sm" /> {problem}
        </div>
      )}
      <Picture
        {...props}
        model={model}
        rows={rows}
        view={view}
        parts={parts}
        hasNote={problem !== null}
        onOpen={isOpen || rows === 'subtasks' || !hasSubtasks(input) ? null : onOpen}
        tell={tell}
        withOperator={!isOpen}
      />
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden', color: theme.colors.text.primary }),
  note: css({
    flexShrink: 0,
    height: 22,
    padding: theme.spacing(0, 1),
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
});
