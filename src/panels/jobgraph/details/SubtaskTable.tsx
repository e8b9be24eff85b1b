import { t } from '@grafana/i18n';
import { type ReactNode, useMemo, useState } from 'react';
import { fill, raw } from '../../../text/fill';
import { notKnown, percentOrUnknown, recordRate, times } from '../format';
import { isRunning } from '../reading';
import { lagText, type Words } from '../words';
import { LoadCell } from './LoadCell';
import { type Way } from '../../shared/ways';
import { SortableTable, type TableColumn } from './SortableTable';
import { type Column, columnsIn, hotFirst, sorted, type SubtaskRow } from './subtaskRows';
import { WayLink } from '../../shared/WayLink';

interface Props {
  rows: readonly SubtaskRow[];
  /** The subtask that people came for. */
  marked: string | null;
  /** Where the TaskManager of a subtask leads. */
  wayOf(subtask: string): Way | null;
  words: Words;
}

/** The hot ones; what else there is to say about a vertex stands below them. */
const firstRows = 12;

type Cells = Readonly<Record<Column, TableColumn<SubtaskRow, Column>>>;

const texts = (words: Words, wayOf: Props['wayOf']): Cells => {
  const column = (
    name: Column,
    label: string,
    cell: (row: SubtaskRow) => ReactNode,
    more: { title?: string; isNumber?: boolean } = {}
  ) => ({ name, label, cell, isNumber: true, ...more });
  const isWord = { isNumber: false };
  const lag = (ms: number | null) => (ms === null ? notKnown : lagText(ms, words));
  const taskManager = (row: SubtaskRow) => {
    const way = wayOf(row.index);
    return way === null || row.taskManager === null ? (
      (row.taskManager ?? notKnown)
    ) : (
      <WayLink way={way} text={row.taskManager} />
    );
  };
  return {
    index: column('index', t('subtasks.index', 'Subtask'), ({ index }) => index, isWord),
    idle: column('idle', t('subtasks.load', 'Load'), (row) => <LoadCell {...row} />, isWord),
    busy: column('busy', t('subtasks.busy', 'Busy'), ({ busy }) => percentOrUnknown(busy)),
    backpressured: column(
      'backpressured',
      t('subtasks.backpressured', 'Backpr.'),
      ({ backpressured }) => percentOrUnknown(backpressured),
      { title: t('legend.backpressured', 'backpressured') }
    ),
    recordsIn: column('recordsIn', t('subtasks.in', 'In'), ({ recordsIn }) => recordRate(recordsIn)),
    recordsOut: column('recordsOut', t('subtasks.out', 'Out'), ({ recordsOut }) => recordRate(recordsOut)),
    skew: column('skew', t('subtasks.skew', 'Skew'), ({ skew }) => (skew === null ? notKnown : times(skew)), {
      title: t('subtasks.skewTitle', 'Its records against the mean of all subtasks'),
    }),
    taskManager: column('taskManager', t('subtasks.taskManager', 'TaskManager'), taskManager, isWord),
    watermarkLag: column('watermarkLag', t('subtasks.lag', 'Watermark lag'), ({ watermarkLag }) => lag(watermarkLag)),
    attempt: column('attempt', t('subtasks.attempt', 'Attempt'), ({ attempt }) => attempt ?? notKnown),
    state: column('state', t('subtasks.state', 'State'), ({ state }) => state ?? notKnown, isWord),
  };
};

const shown: readonly Column[] = [
  'index',
  'idle',
  'busy',
  'backpressured',
  'recordsIn',
  'recordsOut',
  'skew',
  'taskManager',
  'watermarkLag',
  'attempt',
  'state',
];

/** Columns that say the same of every row and nothing new. */
function isDull(rows: readonly SubtaskRow[], column: Column): boolean {
  return (
    (column === 'state' && rows.every(({ state }) => isRunning(state))) ||
    (column === 'attempt' && rows.every(({ attempt }) => attempt === 0))
  );
}

/** The subtasks of a vertex, the hot ones first. */
export function SubtaskTable({ rows, marked, wayOf, words }: Props) {
  const [order, setOrder] = useState(hotFirst);
  const inOrder = useMemo(() => sorted(rows, order), [rows, order]);
  const cells = useMemo(() => texts(words, wayOf), [words, wayOf]);
  const columns = columnsIn(rows, shown).filter((column) => !isDull(rows, column));
  return (
    <SortableTable
      caption={fill(t('subtasks.caption', 'Subtasks: {{- count}}', raw), { count: rows.length })}
      columns={columns.map((column) => cells[column])}
      rows={inOrder}
      id={({ index }) => index}
      marked={marked}
      first={firstRows}
      order={order}
      onOrder={setOrder}
    />
  );
}
