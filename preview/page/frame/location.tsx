import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { type ReactNode, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Navigator, Router, type To } from 'react-router-dom';

const textOf = (to: To) => (typeof to === 'string' ? to : `${to.pathname ?? ''}${to.search ?? ''}${to.hash ?? ''}`);

/** The router over Grafana's own history, so that links, plugins and scenes move the same address. */
export function AppRouter({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const subscribe = useCallback((changed: () => void) => history.listen(changed), [history]);
  const location = useSyncExternalStore(subscribe, () => history.location);
  const navigator = useMemo<Navigator>(
    () => ({
      createHref: textOf,
      go: (steps) => history.go(steps),
      push: (to, state) => history.push(textOf(to), state),
      replace: (to, state) => history.replace(textOf(to), state),
    }),
    [history]
  );
  return (
    <Router location={{ ...location, key: location.key ?? 'default' }} navigator={navigator}>
      {children}
    </Router>
  );
}

function followed(event: MouseEvent): string | null {
  const isPlain = !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0);
  const anchor = event.target instanceof Element ? event.target.closest('a') : null;
  const href = anchor?.getAttribute('href') ?? '';
  const isHere = anchor !== null && !anchor.getAttribute('target') && !anchor.hasAttribute('download');
  return isPlain && isHere && href.startsWith('/') && !href.startsWith('//') ? href : null;
}

/** Grafana follows links to its own pages without loading the page again. */
export function useInnerLinks(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const href = followed(event);
      if (href !== null) {
        event.preventDefault();
        locationService.push(locationUtil.stripBaseFromUrl(href));
      }
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
}
