import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type ReactNode, useMemo, useState } from 'react';
import { type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { type FigureColumn, type Figures } from '../figures';
import { notKnown } from '../format';
import { nameOf } from '../names';
import { type Over } from '../options';
import { readingOf, severity } from '../reading';
import { figureText } from '../tint';
import { type Words } from '../words';
import { type Order, type Sortable, sortedBy } from './order';
import { SortableTable, type TableColumn } from './SortableTable';

interface Props {
  graph: JobGraph;
  figures: Figures;
  over: Over;
  onSelect(id: string): void;
  words: Words;
}

type Column = 'vertex' | 'busy' | 'backpressured' | 'in' | 'out' | 'lag' | 'tasks' | 'state' | 'to';

interface Definition {
  name: Column;
  label: string;
  title?: string;
  isNumber: boolean;
  value(vertex: GraphVertex): Sortable;
  text?(value: number): string;
}

/** Numbers as cards write them, with the options of their fields. */
const writes =
  (column: FigureColumn, figures: Figures, words: Words) =>
  (value: number): string =>
    figureText(column, value, figures, words);

function definitions(
  figures: Figures,
  over: Over,
  words: Words,
  targets: ReadonlyMap<string, readonly string[]>
): Definition[] {
  const number = (
    name: Column,
    label: string,
    value: (vertex: GraphVertex) => number | null,
    text: (value: number) => string,
    title?: string
  ): Definition => ({ name, label, isNumber: true, value, text, title });
  const word = (name: Column, label: string, value: (vertex: GraphVertex) => string | null): Definition => ({
    name,
    label,
    isNumber: false,
    value,
  });
  return [
    word('vertex', t('vertices.vertex', 'Vertex'), nameOf),
    number(
      'busy',
      t('subtasks.busy', 'Busy'),
      (vertex) => readingOf(vertex, over).busy,
      writes('busyMax', figures, words)
    ),
    number(
      'backpressured',
      t('subtasks.backpressured', 'Backpr.'),
      (vertex) => readingOf(vertex, over).backpressured,
      writes('backpressuredMax', figures, words),
      t('legend.backpressured', 'backpressured')
    ),
    number('in', t('subtasks.in', 'In'), ({ recordsIn }) => recordsIn, writes('recordsIn', figures, words)),
    number('out', t('subtasks.out', 'Out'), ({ recordsOut }) => recordsOut, writes('recordsOut', figures, words)),
    number(
      'lag',
      t('subtasks.lag', 'Watermark lag'),
      ({ watermarkLag }) => watermarkLag,
      writes('watermarkLag', figures, words)
    ),
    number('tasks', t('vertices.tasks', 'Subtasks'), ({ parallelism }) => parallelism, String),
    word('state', t('subtasks.state', 'State'), ({ state }) => state),
    word('to', t('vertices.to', 'Feeds'), ({ id }) => targets.get(id)?.join(words.listSeparator) ?? null),
  ];
}

function targetsOf({ vertices, edges }: JobGraph): Map<string, string[]> {
  const names = new Map(vertices.map((vertex) => [vertex.id, nameOf(vertex)]));
  const targets = new Map<string, string[]>();
  for (const { source, target } of edges) {
    targets.set(source, [...(targets.get(source) ?? []), names.get(target) ?? target]);
  }
  return targets;
}

/** The most pressed ones first, the busiest among those that are equally so. */
const attention =
  (over: Over) =>
  (vertex: GraphVertex): number => {
    const reading = readingOf(vertex, over);
    return severity(reading) + (reading.busy ?? 0) / 10;
  };

const worstFirst: Order<Column | 'worst'> = { column: 'worst', descending: true };

/** The picture as a table: for those who do not see it, and for those who want to sort it. */
export function VertexTable({ graph, figures, over, onSelect, words }: Props) {
  const [order, setOrder] = useState(worstFirst);
  const all = useMemo(() => definitions(figures, over, words, targetsOf(graph)), [figures, over, words, graph]);
  const rows = useMemo(() => {
    const value = all.find(({ name }) => name === order.column)?.value ?? attention(over);
    return sortedBy(graph.vertices, value, order.descending, nameOf);
  }, [graph.vertices, all, over, order]);
  const cell = ({ name, value, text }: Definition, vertex: GraphVertex): ReactNode => {
    const found = value(vertex);
    if (name === 'vertex') {
      return (
        <Button size="sm" variant="primary" fill="text" onClick={() => onSelect(vertex.id)}>
          {found}
        </Button>
      );
    }
    return typeof found === 'number' && text !== undefined ? text(found) : (found ?? notKnown);
  };
  const columns = all
    .filter(({ value }) => graph.vertices.some((vertex) => value(vertex) !== null))
    .map((definition): TableColumn<GraphVertex, Column | 'worst'> => ({
      ...definition,
      cell: (vertex) => cell(definition, vertex),
    }));
  return (
    <SortableTable
      caption={fill(t('vertices.caption', 'Vertices: {{- count}}', raw), { count: graph.vertices.length })}
      columns={columns}
      rows={rows}
      id={({ id }) => id}
      marked={null}
      first={200}
      order={order}
      onOrder={setOrder}
    />
  );
}
