/** Packages that Grafana shares with plugins and that bring no types; the page only hands them on. */
declare module 'slate';
declare module 'slate-plain-serializer';
declare module 'slate-react';
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
declare module 'systemjs/dist/extras/named-register.js';
