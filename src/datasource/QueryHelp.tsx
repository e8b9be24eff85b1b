import { type QueryEditorHelpProps } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Card, Stack, Text } from '@grafana/ui';
import { type FlinkQuery, type FlinkQueryType, queryTypes, withType } from './queries/registry';

interface Example {
  queryType: FlinkQueryType;
  question: string;
}

/** What people on call ask first, and the query that answers it. */
const examples = (): Example[] => [
  { queryType: 'jobGraph', question: t('help.bottleneck', 'Where is the bottleneck of the newest running job?') },
  { queryType: 'subtasks', question: t('help.subtasks', 'Which subtask of the busiest vertex is the hot one?') },
  { queryType: 'exceptions', question: t('help.exceptions', 'Why did it restart?') },
  { queryType: 'checkpointSubtasks', question: t('help.checkpoint', 'What made the last checkpoint slow?') },
  { queryType: 'watermarks', question: t('help.watermarks', 'How late is the data, and what holds it back?') },
  { queryType: 'logs', question: t('help.logs', 'What did the processes log last?') },
  { queryType: 'jobs', question: t('help.jobs', 'Which jobs run, and since when?') },
];

/** The start page of Explore, and the help of the query editor. */
export function QueryHelp({ onClickExample, datasource }: QueryEditorHelpProps<FlinkQuery>) {
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h4">
        <Trans i18nKey="help.title">Questions to Apache Flink</Trans>
      </Text>
      <Text color="secondary">
        <Trans i18nKey="help.intro">
          Answers are of this moment: Flink keeps no past. Series grow while the page is open. Choose a question to
          start with.
        </Trans>
      </Text>
      <div>
        {examples().map(({ queryType, question }) => (
          <Card
            key={question}
            onClick={() =>
              onClickExample({
                ...withType({ refId: 'A' }, queryType),
                ...(datasource === undefined ? {} : { datasource: { uid: datasource.uid, type: datasource.type } }),
              })
            }
          >
            <Card.Heading>{question}</Card.Heading>
            <Card.Description>
              {queryTypes[queryType].label()}: {queryTypes[queryType].description()}
            </Card.Description>
          </Card>
        ))}
      </div>
    </Stack>
  );
}
