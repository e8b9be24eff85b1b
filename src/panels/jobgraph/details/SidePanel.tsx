import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { type Size } from '../layout/geometry';
import { type Place } from './place';
import { useHeldFocus } from './useHeldFocus';
import { useResize } from './useResize';

interface Props {
  title: string;
  /** A line below the title. */
  about: ReactNode;
  /** Another one of these is another content: it begins at its top, and the keyboard goes there. */
  subject: string;
  place: Place;
  /** Of the panel, pixels. */
  room: Size;
  onClose(): void;
  children: ReactNode;
}

/** What stands beside the picture: a title, a way to close it, and a border that can be moved. */
export function SidePanel({ title, about, subject, place, room, onClose, children }: Props) {
  const styles = useStyles2(stylesOf);
  const id = useId();
  const { extent, separator } = useResize(place, room);
  const { panel, heading, release } = useHeldFocus(subject);
  const close = () => {
    release();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  const size = place === 'right' ? { width: extent } : { height: extent };
  return (
    <section
      ref={panel}
      className={styles.panel}
      data-place={place}
      style={place === 'over' ? undefined : size}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
    >
      {place !== 'over' && <div className={styles.separator} {...separator} />}
      <header className={styles.header}>
        <div className={styles.words}>
          <h2 ref={heading} id={id} className={styles.title} tabIndex={-1} title={title}>
            {title}
          </h2>
          <div className={styles.about}>{about}</div>
        </div>
        <IconButton name="times" size="lg" tooltip={t('details.close', 'Close (Escape)')} onClick={close} />
      </header>
      <div key={subject} className={styles.body}>
        {children}
      </div>
    </section>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({
    position: 'relative',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    minHeight: 0,
    background: theme.colors.background.primary,
    '&[data-place="right"]': { borderLeft: `1px solid ${theme.colors.border.medium}` },
    '&[data-place="bottom"]': { borderTop: `1px solid ${theme.colors.border.medium}` },
    '&[data-place="over"]': { position: 'absolute', inset: 0, zIndex: 2 },
  }),
  separator: css({
    position: 'absolute',
    zIndex: 2,
    touchAction: 'none',
    '&[aria-orientation="vertical"]': { left: -4, top: 0, bottom: 0, width: 8, cursor: 'col-resize' },
    '&[aria-orientation="horizontal"]': { top: -4, left: 0, right: 0, height: 8, cursor: 'row-resize' },
    '&:hover, &:focus-visible': { background: theme.colors.primary.transparent, outline: 'none' },
    '&:focus-visible': { background: theme.colors.primary.main },
  }),
  header: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5, 1.5, 1, 2),
  }),
  words: css({ flex: 1, minWidth: 0 }),
  title: css({
    margin: 0,
    fontSize: theme.typography.h5.fontSize,
    lineHeight: theme.typography.h5.lineHeight,
    // Names may have thousands of characters.
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  about: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  body: css({
    flex: 1,
    minHeight: 0,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    padding: theme.spacing(0, 2, 2),
  }),
});
