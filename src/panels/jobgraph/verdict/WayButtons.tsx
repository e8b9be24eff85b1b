import { t } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import { type Bottleneck } from '../../../diagnosis/diagnosis';
import { type Way } from '../../shared/ways';

export interface Ways {
  /** Of the vertex that is shown; null = there is no link. */
  flameGraph: Way | null;
  onSubtasks(bottleneck: Bottleneck): void;
}

interface Props extends Ways {
  bottleneck: Bottleneck;
  fill?: 'outline';
}

/** Where to look next at a bottleneck. */
export function WayButtons({ bottleneck, flameGraph, onSubtasks, fill }: Props) {
  const look = { size: 'sm', variant: 'secondary', fill } as const;
  return (
    <>
      <Button {...look} onClick={() => onSubtasks(bottleneck)}>
        {t('banner.subtasks', 'Subtasks')}
      </Button>
      {flameGraph !== null && (
        <LinkButton {...look} href={flameGraph.href} target={flameGraph.target} onClick={flameGraph.onClick}>
          {t('banner.flameGraph', 'Flame graph')}
        </LinkButton>
      )}
    </>
  );
}
