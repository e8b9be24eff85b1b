import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { type ReactElement, useMemo } from 'react';
import { Message } from '../shared/Message';
import { writerOf } from './format';
import { hasSubtaskHistory, type Parts, pictureSizes } from './frameSizes';
import { Legend } from './Legend';
import { MatrixView } from './MatrixView';
import { type Input, type Model } from './model';
import { type Options, type View } from './options';
import { type RowsOf } from './rows';
import { SubtaskView } from './SubtaskView';
import { TimeView } from './TimeView';
import { useColours, useWrite } from './useModel';
import { VerdictBanner, verdictOf } from './VerdictBanner';
import { type Choosing } from './useChosen';

interface Props extends PanelProps<Options> {
  input: Input;
  model: Model;
  rows: RowsOf;
  view: View;
  parts: Parts;
  /** Whether a line about the objectives is above. */
  hasNote: boolean;
  /** Opens the subtasks of a row; null where there are none, or they are open. */
  onOpen: ((row: number) => void) | null;
  tell: Choosing['tell'];
  /** Rows of several operators stand together. */
  withOperator: boolean;
}

/** The banner, the view, and the legend. */
export function Picture({ model, rows, view, parts, hasNote, onOpen, tell, withOperator, ...panel }: Props) {
  const { input, options, fieldConfig, timeZone, eventBus, width, height, data } = panel;
  const theme = useTheme2();
  const { scale, ramp } = useColours(model, options, fieldConfig, theme);
  const write = useWrite(data.series, fieldConfig);
  const plain = useMemo(() => writerOf([], false), []);
  const ofSubtasks = rows === 'subtasks';
  const verdict = parts.banner ? verdictOf(model, ofSubtasks, plain, timeZone) : null;
  const hasBanner = verdict !== null;
  const sizes = pictureSizes(model, { width, height, parts, hasBanner, hasNote, ofSubtasks });
  const drawn = { model, scale, ramp, write };
  const onChoose = onOpen ?? (() => undefined);
  const views: Readonly<Record<View, () => ReactElement>> = {
    time: () => (
      <TimeView
        {...drawn}
        sizes={sizes}
        timeZone={timeZone}
        ofSubtasks={ofSubtasks}
        hasScales={parts.scales}
        eventBus={eventBus}
        annotations={options.annotations ? data.annotations : undefined}
        onZoom={panel.onChangeTimeRange}
        onChoose={onChoose}
      />
    ),
    matrix: () => <MatrixView {...drawn} width={width} onChoose={onOpen} />,
    subtasks: () => <SubtaskView {...drawn} width={width} withOperator={withOperator} />,
  };
  const shown = ofSubtasks ? (hasSubtaskHistory(input) ? 'time' : 'subtasks') : view;
  return (
    <>
      {verdict !== null && (
        <VerdictBanner
          verdict={verdict}
          narrow={parts.narrow}
          model={model}
          frames={data.series}
          graph={input.graph}
          onOpen={onOpen}
          tell={tell}
        />
      )}
      {model.rows.length === 0 ? <Message text={t('view.nothing', 'No latencies of this choice.')} /> : views[shown]()}
      {parts.legend && model.rows.length > 0 && <Legend view={shown} narrow={parts.narrow} {...drawn} />}
    </>
  );
}
