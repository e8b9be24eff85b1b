import { type Json } from '../json.ts';
import { prometheusType } from './dsQuery.ts';

/** What Grafana tells the browser of its own data source, as far as the page asks. */
export const prometheusMeta: Json = {
  id: prometheusType,
  type: 'datasource',
  name: 'Prometheus',
  module: 'core:plugin/prometheus',
  baseUrl: '',
  metrics: true,
  annotations: true,
  alerting: true,
  backend: true,
  category: 'tsdb',
  info: {
    author: { name: 'Grafana Labs' },
    description: '',
    links: [],
    logos: { small: '', large: '' },
    screenshots: [],
    updated: '',
    version: '',
  },
};
