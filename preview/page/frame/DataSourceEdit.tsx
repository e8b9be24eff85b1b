import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type DataSourceSettings,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button, InlineField, InlineSwitch, Input, LoadingPlaceholder, Stack } from '@grafana/ui';
import { type FormEvent, useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { isFields } from '../guards';
import { importDataSource } from '../plugins/load';
import { appEvents } from '../services/appEvents';
import { DataSourceSaved, flinkSources } from './cluster';
import { Page } from './Page';
import { NotFound } from './pages';

type Settings = DataSourceSettings & { secureJsonData?: Record<string, string> };

interface Loaded {
  settings: Settings;
  plugin: DataSourcePlugin<DataSourceApi>;
  instance: DataSourceInstanceSettings;
}

const addressOf = (uid: string) => `/api/datasources/uid/${uid}`;

function useDataSource(uid: string) {
  const [loaded, setLoaded] = useState<Loaded | 'missing' | null>(null);
  useEffect(() => {
    const load = async () => {
      const instance = flinkSources().find((source) => source.uid === uid);
      if (instance === undefined) {
        return 'missing';
      }
      const settings = await getBackendSrv().get<Settings>(addressOf(uid));
      return { settings, instance, plugin: await importDataSource(instance.meta) };
    };
    load().then(setLoaded, () => setLoaded('missing'));
  }, [uid]);
  return [loaded, setLoaded] as const;
}

function said(thrown: unknown): TestDataSourceResponse {
  const message = isFields(thrown) && typeof thrown['message'] === 'string' ? thrown['message'] : String(thrown);
  return { status: 'error', message };
}

/** Asks the data source with the settings as they are saved now. */
async function test({ plugin, instance, settings }: Loaded): Promise<TestDataSourceResponse> {
  try {
    const dataSource = new plugin.DataSourceClass({ ...instance, name: settings.name, jsonData: settings.jsonData });
    return await dataSource.testDatasource();
  } catch (thrown) {
    return said(thrown);
  }
}

function NameAndDefault({ settings, onChange }: { settings: Settings; onChange: (changed: Settings) => void }) {
  return (
    <div>
      <Stack wrap="wrap" gap={0.5}>
        <InlineField
          label="Name"
          htmlFor="basic-settings-name"
          labelWidth={14}
          tooltip="The name is used when you select the data source in panels."
        >
          <Input
            id="basic-settings-name"
            value={settings.name}
            width={48}
            placeholder="Name"
            required
            onChange={(event) => onChange({ ...settings, name: event.currentTarget.value })}
          />
        </InlineField>
        <InlineField label="Default" htmlFor="basic-settings-default" labelWidth={8}>
          <InlineSwitch
            id="basic-settings-default"
            value={settings.isDefault}
            onChange={(event) => onChange({ ...settings, isDefault: event.currentTarget.checked })}
          />
        </InlineField>
      </Stack>
    </div>
  );
}

/** A data source's settings: the plugin's own editor, "Save & test" as in Grafana. */
export function DataSourceEdit() {
  const { uid = '' } = useParams();
  const [loaded, setLoaded] = useDataSource(uid);
  const [answer, setAnswer] = useState<TestDataSourceResponse | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (loaded === null) {
    return <LoadingPlaceholder text="" />;
  }
  if (loaded === 'missing') {
    return <NotFound />;
  }
  const { settings, plugin } = loaded;
  const change = (changed: Settings) => setLoaded({ ...loaded, settings: changed });

  const save = async () => {
    setBusy(true);
    try {
      await getBackendSrv().put(addressOf(uid), settings, { showSuccessAlert: false });
      const saved = await getBackendSrv().get<Settings>(addressOf(uid));
      const next = { ...loaded, settings: saved };
      setLoaded(next);
      appEvents.publish(new DataSourceSaved());
      setAnswer(await test(next));
    } catch (thrown) {
      setAnswer(said(thrown));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const { ConfigEditor } = plugin.components;
  return (
    <Page title={settings.name} subTitle={`Type: ${plugin.meta.name}`} logo={settings.typeLogoUrl}>
      <form onSubmit={submit}>
        <Stack direction="column" gap={2} alignItems="stretch">
          <NameAndDefault settings={settings} onChange={change} />
          {ConfigEditor !== undefined && <ConfigEditor options={settings} onOptionsChange={change} />}
          {answer !== null && (
            <Alert severity={answer.status === 'success' ? 'success' : 'error'} title={answer.message} elevated>
              {answer.details?.message}
            </Alert>
          )}
          <div>
            <Button type="submit" disabled={isBusy}>
              Save & test
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}
