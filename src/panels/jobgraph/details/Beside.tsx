import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Bottleneck } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { type Size } from '../layout/geometry';
import { type Figures } from '../figures';
import { nameOf, vertexName } from '../names';
import { type Over } from '../options';
import { type Choice } from '../useChoice';
import { Steps } from '../verdict/Steps';
import { type Words } from '../words';
import { type Way } from '../../shared/ways';
import { placeFor } from './place';
import { SidePanel } from './SidePanel';
import { aboutVertex, VertexDetails } from './VertexDetails';
import { VertexTable } from './VertexTable';

interface Props {
  graph: JobGraph;
  choice: Choice;
  /** The one that the steps are about. */
  bottleneck: Bottleneck | null;
  flameGraph: Way | null;
  frames: readonly DataFrame[];
  figures: Figures;
  /** What the shares of time in the table are taken over. */
  over: Over;
  /** Of the panel, pixels. */
  size: Size;
  words: Words;
  timeZone: string;
}

/** What people have opened beside the picture: a vertex, what to do, or all vertices as a table. */
export function Beside({ graph, choice, bottleneck, flameGraph, frames, figures, over, size, words, timeZone }: Props) {
  const { aside, selected, subtask, select, close } = choice;
  const panel = { place: placeFor(size), room: size, onClose: close };
  const vertex = graph.vertices.find(({ id }) => id === selected);
  if (aside === 'vertex' && vertex !== undefined) {
    return (
      <SidePanel {...panel} title={nameOf(vertex)} about={aboutVertex(vertex)} subject={`vertex ${vertex.id}`}>
        <VertexDetails
          graph={graph}
          vertex={vertex}
          subtask={subtask}
          frames={frames}
          onSelect={select}
          figures={figures}
          words={words}
          timeZone={timeZone}
        />
      </SidePanel>
    );
  }
  if (aside === 'steps' && bottleneck !== null) {
    return (
      <SidePanel
        {...panel}
        title={t('steps.title', 'What to do')}
        about={vertexName(graph, bottleneck.vertex)}
        subject={`steps ${bottleneck.vertex}`}
      >
        <Steps
          bottleneck={bottleneck}
          graph={graph}
          flameGraph={flameGraph}
          onSubtasks={({ vertex: id, subtasks }) => select(id, subtasks[0] ?? null)}
          words={words}
        />
      </SidePanel>
    );
  }
  return aside === 'table' ? (
    <SidePanel {...panel} title={t('vertices.title', 'Vertices')} about="" subject="table">
      <VertexTable graph={graph} figures={figures} over={over} onSelect={select} words={words} />
    </SidePanel>
  ) : null;
}
