import { type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { type FlinkApi } from './FlinkApi';
import { isAnnotatable } from './queries/annotatable';
import { type FlinkQuery, isQueryType } from './queries/registry';
import { QueryEditor } from './QueryEditor';
import { type FlinkSettings } from './settings';

type Props = QueryEditorProps<FlinkApi, FlinkQuery, FlinkSettings>;

/** The query editor, which says when what is chosen can't become annotations. */
export function AnnotationEditor(props: Props) {
  const { queryType } = props.query;
  const isRefused = isQueryType(queryType) && !isAnnotatable(queryType);
  return (
    <>
      <QueryEditor {...props} />
      {isRefused && (
        <Alert
          severity="warning"
          title={t(
            'annotation.noTimes',
            'This query tells no times, so there is nothing to annotate: choose Events or Exceptions.'
          )}
        />
      )}
    </>
  );
}
