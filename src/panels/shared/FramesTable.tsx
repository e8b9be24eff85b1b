import { css } from '@emotion/css';
import { getFrameDisplayName, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Table, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';
import { ProblemView } from './ProblemView';

interface Props extends PanelProps {
  /** What the table stands for, in a sentence. */
  note: string;
}

/** Heights in pixels; the picker is as high as Grafana's inputs. */
const noteHeight = 28;
const pickerHeight = 40;

/** A panel that shows the rows of one frame; where there are several, one chooses. */
export function FramesTable({ note, ...panel }: Props) {
  const { data, width, height } = panel;
  const frames = data.series;
  const styles = useStyles2(stylesOf);
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const index = chosen < frames.length ? chosen : 0;
  const frame = frames[index];
  const several = frames.length > 1;
  const room = height - noteHeight - (several ? pickerHeight : 0);
  if (frames.every(({ length }) => length === 0)) {
    return <ProblemView {...panel} />;
  }
  const options = frames.map((each, value) => ({ value, label: getFrameDisplayName(each, value) }));
  return (
    <div className={styles.panel} style={{ width, height }}>
      <div className={styles.note}>{note}</div>
      {frame !== undefined && (
        <Table data={frame} width={width} height={Math.max(0, room)} ariaLabel={getFrameDisplayName(frame, index)} />
      )}
      {several && (
        <div className={styles.picker}>
          <label htmlFor={id}>{t('table.frame', 'Table')}</label>
          <Combobox id={id} width={30} options={options} value={index} onChange={({ value }) => setChosen(value)} />
        </div>
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({ overflow: 'hidden' }),
  note: css({
    height: noteHeight,
    lineHeight: `${noteHeight}px`,
    padding: theme.spacing(0, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  picker: css({
    height: pickerHeight,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1),
  }),
});
