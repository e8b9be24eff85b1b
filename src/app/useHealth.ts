import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { fill, raw } from '../text/fill';

export interface Health {
  isOk: boolean;
  message: string;
}

async function ask(uid: string): Promise<Health> {
  try {
    const datasource = await getDataSourceSrv().get({ uid });
    const { status, message } = await datasource.testDatasource();
    return { isOk: status === 'success', message };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : '';
    return {
      isOk: false,
      message: fill(t('clusters.failed', 'This data source could not be tested. {{- reason}}', raw), { reason }),
    };
  }
}

/** What "Save & test" of the data source would say now; null while it is asked. One component, one uid. */
export function useHealth(uid: string): Health | null {
  const [health, setHealth] = useState<Health | null>(null);
  useEffect(() => {
    let isGone = false;
    void ask(uid).then((answer) => {
      if (!isGone) {
        setHealth(answer);
      }
    });
    return () => {
      isGone = true;
    };
  }, [uid]);
  return health;
}
