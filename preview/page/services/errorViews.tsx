import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelData, usePluginContext } from '@grafana/data';
import { type PanelDataErrorViewProps, type PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { setPanelDataErrorView } from 'inside:@grafana/runtime/components/PanelDataErrorView';
import { setPluginPage } from 'inside:@grafana/runtime/components/PluginPage';
import { Page } from '../frame/Page';

const isEmpty = ({ series }: PanelData) => series.every(({ length, fields }) => length === 0 || fields.length === 0);

/** Why a panel cannot draw what it got, in Grafana's words. */
function reasonOf({
  data,
  fieldConfig,
  message,
  needsNumberField,
  needsStringField,
  needsTimeField,
}: PanelDataErrorViewProps): string {
  const has = (type: string) => data.series.some(({ fields }) => fields.some((field) => String(field.type) === type));
  if (message !== undefined) {
    return message;
  }
  if (data.series.length === 0 || isEmpty(data)) {
    return fieldConfig?.defaults.noValue ?? 'No data';
  }
  if (needsStringField === true && !has('string')) {
    return 'Data is missing a string field';
  }
  if (needsNumberField === true && !has('number')) {
    return 'Data is missing a number field';
  }
  return needsTimeField === true && !has('time') ? 'Data is missing a time field' : 'Cannot visualize data';
}

function ErrorView(props: PanelDataErrorViewProps) {
  const styles = useStyles2(stylesOf);
  return <div className={styles.view}>{reasonOf(props)}</div>;
}

/** A page of an app: headed by the plugin's name and description unless the page says otherwise. */
function PluginPage({ children, pageNav, actions, subTitle }: PluginPageProps) {
  const meta = usePluginContext()?.meta;
  const description = pageNav === undefined ? meta?.info.description : pageNav.subTitle;
  return (
    <Page
      title={pageNav?.text ?? meta?.name ?? ''}
      subTitle={subTitle ?? description}
      logo={pageNav?.img ?? meta?.info.logos.large}
      actions={actions}
    >
      {children}
    </Page>
  );
}

/** Puts the views in place that Grafana's core gives to panels and app pages. */
export function setErrorViews(): void {
  setPanelDataErrorView(ErrorView);
  setPluginPage(PluginPage);
}

const stylesOf = (theme: GrafanaTheme2) => ({
  view: css({
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.size.lg,
  }),
});
