/** The part of history 4 that Grafana's location service shows; the package brings no types. */
declare module 'history' {
  export interface Location {
    pathname: string;
    search: string;
    hash: string;
    state: unknown;
    key?: string;
  }
  export type LocationDescriptor = string | Partial<Location>;
  export interface History {
    readonly location: Location;
    listen: (changed: () => void) => () => void;
    go: (steps: number) => void;
    push: (path: string, state?: unknown) => void;
    replace: (path: string, state?: unknown) => void;
  }
}
