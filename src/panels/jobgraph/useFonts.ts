import { useSyncExternalStore } from 'react';

let loaded = 0;

function subscribe(listener: () => void): () => void {
  const fonts: FontFaceSet | undefined = document.fonts;
  const tell = () => {
    loaded += 1;
    listener();
  };
  fonts?.addEventListener('loadingdone', tell);
  return () => fonts?.removeEventListener('loadingdone', tell);
}

/** Counts how often fonts have arrived: texts that were measured before are of another width then. */
export const useFonts = (): number => useSyncExternalStore(subscribe, () => loaded);
