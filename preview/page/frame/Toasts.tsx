import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, type AlertVariant, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { map, merge } from 'rxjs';
import { appEvents, ErrorAlert, InfoAlert, SuccessAlert, WarningAlert } from '../services/appEvents';

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
  text: string;
}

/** How long a message stays, as in Grafana. */
const staysMs: Record<AlertVariant, number> = { success: 3000, info: 3000, warning: 5000, error: 7000 };

let lastId = 0;

const messages = merge(
  appEvents.getStream(SuccessAlert).pipe(map(({ payload }) => ({ payload, severity: 'success' as const }))),
  appEvents.getStream(InfoAlert).pipe(map(({ payload }) => ({ payload, severity: 'info' as const }))),
  appEvents.getStream(WarningAlert).pipe(map(({ payload }) => ({ payload, severity: 'warning' as const }))),
  appEvents.getStream(ErrorAlert).pipe(map(({ payload }) => ({ payload, severity: 'error' as const })))
);

/** Messages of the page and of plugins, in the upper right corner. */
export function Toasts() {
  const styles = useStyles2(stylesOf);
  const [toasts, setToasts] = useState<Toast[]>([]);
  const remove = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

  useEffect(() => {
    const subscription = messages.subscribe(({ payload: [title, text = ''], severity }) => {
      const toast = { id: ++lastId, severity, title, text };
      setToasts((shown) => [...shown.filter((other) => other.title !== title || other.text !== text), toast]);
      setTimeout(() => remove(toast.id), staysMs[severity]);
    });
    return () => subscription.unsubscribe();
  }, []);

  return (
    <div className={styles.corner} aria-live="polite">
      {toasts.map(({ id, severity, title, text }) => (
        <Alert key={id} severity={severity} title={title} elevated onRemove={() => remove(id)}>
          {text}
        </Alert>
      ))}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  corner: css({
    position: 'fixed',
    top: theme.spacing(7),
    right: theme.spacing(2),
    width: `min(400px, calc(100vw - ${theme.spacing(4)}))`,
    zIndex: theme.zIndex.portal,
  }),
});
