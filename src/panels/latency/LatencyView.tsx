import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import { type ReactElement, useMemo, useState } from 'react';
import { Message } from '../shared/Message';
import { Banner } from './Banner';
import { writerOf } from './format';
import { hasSubtasks, type Parts, partsFor, pictureSizes, viewsOf } from './frameSizes';
import { Header } from './Header';
import { Legend } from './Legend';
import { MatrixView } from './MatrixView';
import { type Input, type Model } from './model';
import { type Options, type View } from './options';
import { type Row, type RowsOf } from './rows';
import { SubtaskView } from './SubtaskView';
import { TimeView } from './TimeView';
import { rangeOf, useColours, useModel, useObjectives, useWrite } from './useModel';
import { culpritText } from './words';

interface Props extends PanelProps<Options> {
  input: Input;
}

interface Chosen {
  operatorId: string;
  operator: string;
}

/** Opens the operator of a row, and tells other panels of its vertex. */
function useChosen(variable: string): [Chosen | null, (row: Row | null) => void] {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (row: Row | null) => {
    setChosen(row === null || row.operatorId === null ? null : { operatorId: row.operatorId, operator: row.operator });
    const vertexId = row?.vertexId ?? null;
    if (variable !== '' && vertexId !== null) {
      locationService.partial({ [`var-${variable}`]: vertexId }, true);
    }
  };
  return [chosen, choose];
}

interface PictureProps extends Props {
  model: Model;
  rows: RowsOf;
  view: View;
  parts: Parts;
  /** Where latency comes in, as text; null = not said. */
  verdict: ReturnType<typeof culpritText>;
  isOpen: boolean;
  choose(row: Row): void;
}

/** The banner, the view, and the legend. */
function Picture({ model, rows, view, parts, verdict, isOpen, choose, ...panel }: PictureProps) {
  const { input, options, fieldConfig, timeZone, eventBus, width, height } = panel;
  const theme = useTheme2();
  const { scale, ramp } = useColours(model, options, fieldConfig, theme);
  const write = useWrite(panel.data.series, fieldConfig);
  const { any: hasObjectives } = useObjectives(options);
  const hasBanner = verdict !== null;
  const sizes = pictureSizes(model, { width, height, parts, hasBanner, hasObjectives });
  const drawn = { model, scale, ramp, write };
  const onChoose = (index: number) => {
    const row = model.rows[index];
    if (row !== undefined && hasSubtasks(input)) {
      choose(row);
    }
  };
  const culprit = model.culprit?.row;
  const views: Readonly<Record<View, () => ReactElement>> = {
    time: () => (
      <TimeView
        {...drawn}
        sizes={sizes}
        timeZone={timeZone}
        eventBus={eventBus}
        onZoom={panel.onChangeTimeRange}
        onChoose={onChoose}
      />
    ),
    matrix: () => <MatrixView {...drawn} onChoose={onChoose} />,
    subtasks: () => <SubtaskView {...drawn} withOperator={!isOpen} />,
  };
  return (
    <>
      {verdict !== null && (
        <Banner title={verdict.title} text={parts.narrow ? '' : verdict.text}>
          {culprit !== undefined && hasSubtasks(input) && (
            <Button size="sm" variant="secondary" onClick={() => onChoose(culprit)}>
              {t('culprit.subtasks', 'Subtasks')}
            </Button>
          )}
        </Banner>
      )}
      {model.rows.length === 0 ? (
        <Message text={t('view.nothing', 'No latencies of this choice.')} />
      ) : (
        views[rows === 'subtasks' ? 'subtasks' : view]()
      )}
      {parts.legend && model.rows.length > 0 && <Legend {...drawn} />}
    </>
  );
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
  const [chosen, choose] = useChosen(options.selectionVariable);
  const isOpen = chosen !== null;
  const rows = rowsFor(wanted, options, isOpen, input);
  const model = useModel(input, {
    rows,
    statistic: options.statistic === '' ? null : options.statistic,
    operatorId: chosen?.operatorId ?? null,
    combine: options.combine,
    objectives: useObjectives(options),
    range: rangeOf(props.timeRange),
    fitTime: options.fitTime,
    columns: Math.max(20, Math.floor(width / 5)),
  });
  const parts = partsFor(width, height, options);
  const plain = useMemo(() => writerOf([], false), []);
  const views = viewsOf(input, model.isMarkers);
  const view = views.includes(wanted) ? wanted : (views[0] ?? 'time');
  return (
    <div className={styles.panel} style={{ width, height }}>
      <Header
        model={model}
        view={view}
        views={isOpen ? [] : views}
        onView={setWanted}
        since={view === 'time' && rows !== 'subtasks' ? model.since : null}
        combine={options.combine}
        operator={chosen?.operator ?? null}
        onBack={() => choose(null)}
        timeZone={timeZone}
        narrow={parts.narrow}
      />
      <Picture
        {...props}
        model={model}
        rows={rows}
        view={view}
        parts={parts}
        verdict={parts.banner && !isOpen ? culpritText(model, plain, timeZone) : null}
        isOpen={isOpen}
        choose={choose}
      />
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden', color: theme.colors.text.primary }),
});
