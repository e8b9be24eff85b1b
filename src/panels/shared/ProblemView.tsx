import { LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { Message } from './Message';

interface Props extends Pick<PanelProps, 'id' | 'data' | 'fieldConfig'> {
  /** What to do about it; Grafana's own words if there is nothing to say. */
  message?: string;
}

const errorOf = ({ errors }: PanelData) => errors?.find(({ message }) => message !== undefined && message !== '');

const forbidden = 403;

/** Why the answer is empty, where the data source says so. */
const reasonOf = ({ series }: PanelData): string =>
  series.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []).join(' ');

/** What a panel shows that has nothing to draw: why, if the query failed, nothing while it runs, else what is missing. */
export function ProblemView({ id, data, fieldConfig, message }: Props) {
  const error = errorOf(data);
  if (error !== undefined) {
    // Not broken: others may see it.
    const icon = error.status === forbidden ? 'lock' : 'exclamation-triangle';
    return <Message icon={icon} text={error.message ?? ''} />;
  }
  if (data.state === LoadingState.Loading && data.series.length === 0) {
    // Grafana shows a bar above the panel.
    return null;
  }
  const reason = reasonOf(data);
  if (reason !== '' && data.series.every(({ length }) => length === 0)) {
    return <Message text={reason} />;
  }
  return <PanelDataErrorView panelId={id} data={data} fieldConfig={fieldConfig} message={message} />;
}
