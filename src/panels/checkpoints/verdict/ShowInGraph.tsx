import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import { fieldOf, type Way, waysFrom } from '../../shared/ways';

interface Props {
  vertexId: string;
  /** Selects it in the job graph; null where the dashboard has no variable for that. */
  select: ((vertexId: string) => void) | null;
  /** Else the way to it. */
  way: Way | null;
}

/** The first link of a vertex, as the data source and field overrides give it. */
export const vertexWay = (frames: readonly DataFrame[], vertexId: string): Way | null =>
  waysFrom(
    frames,
    (frame, row) => fieldOf(frame, 'vertex id')?.values[row] === vertexId,
    ['vertex', 'vertex id'],
    'duration median'
  )[0] ?? null;

/** Leads to the vertex that is to blame. */
export function ShowInGraph({ vertexId, select, way }: Props) {
  const looks = { size: 'sm', variant: 'secondary', fill: 'outline' } as const;
  if (select !== null) {
    return (
      <Button {...looks} onClick={() => select(vertexId)}>
        {t('verdict.showInGraph', 'Show in graph')}
      </Button>
    );
  }
  return way === null ? null : (
    <LinkButton {...looks} href={way.href} target={way.target} onClick={way.onClick}>
      {way.title}
    </LinkButton>
  );
}
