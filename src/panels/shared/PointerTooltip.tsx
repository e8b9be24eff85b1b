import { Portal, VizTooltipContainer } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  /** Pixels of the window. */
  at: { x: number; y: number };
  className?: string;
  children: ReactNode;
}

const besidePointer = { x: 12, y: 12 };

/** What is known of the thing below the pointer. Silent: who uses a screen reader is told by the panel itself. */
export function PointerTooltip({ at, className, children }: Props) {
  return (
    <Portal>
      <VizTooltipContainer className={className} role="tooltip" aria-live="off" position={at} offset={besidePointer}>
        {children}
      </VizTooltipContainer>
    </Portal>
  );
}
