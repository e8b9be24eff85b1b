import { css } from '@emotion/css';
import { CoreApp, type DataQueryRequest, type GrafanaTheme2 } from '@grafana/data';
import {
  behaviors,
  type SceneComponentProps,
  type SceneObject,
  SceneGridLayout,
  SceneObjectBase,
  type SceneObjectState,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  VizPanel,
} from '@grafana/scenes';
import { isWeekStart, useStyles2 } from '@grafana/ui';
import { DashboardLinks } from './DashboardLinks';
import { type DashboardJson } from './model';
import { gridOf } from './panels';
import { variableOf } from './variables';

interface DashboardState extends SceneObjectState {
  title: string;
  variables: VariableValueSelectors;
  links: DashboardLinks;
  timePicker: SceneTimePicker;
  refreshPicker: SceneRefreshPicker;
  hideTime: boolean;
  body: SceneGridLayout;
}

/** A dashboard on screen; while it is, data sources read its variables. */
export class DashboardScene extends SceneObjectBase<DashboardState> {
  static readonly Component = DashboardView;

  constructor(state: DashboardState) {
    super(state);
    this.addActivationHandler(() => {
      const before = window.__grafanaSceneContext;
      window.__grafanaSceneContext = this;
      return () => {
        if (window.__grafanaSceneContext === this) {
          window.__grafanaSceneContext = before;
        }
      };
    });
  }

  /** What Grafana tells data sources of the panel that asks. */
  enrichDataRequest(source: SceneObject): Partial<DataQueryRequest> {
    let asking: SceneObject | undefined = source;
    while (asking !== undefined && !(asking instanceof VizPanel)) {
      asking = asking.parent;
    }
    return { app: CoreApp.Dashboard, panelName: asking?.state.title, panelPluginId: asking?.state.pluginId };
  }
}

function DashboardView({ model }: SceneComponentProps<DashboardScene>) {
  const styles = useStyles2(stylesOf);
  const { variables, links, timePicker, refreshPicker, body, hideTime } = model.useState();
  return (
    <div className={styles.page}>
      <div className={styles.controls}>
        <div className={styles.variables}>
          <variables.Component model={variables} />
          <div className={styles.space} />
          <links.Component model={links} />
        </div>
        {!hideTime && (
          <div className={styles.time}>
            <timePicker.Component model={timePicker} />
            <refreshPicker.Component model={refreshPicker} />
          </div>
        )}
      </div>
      <main className={styles.body}>
        <body.Component model={body} />
      </main>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, position: 'relative' }),
  controls: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    background: theme.colors.background.canvas,
    zIndex: theme.zIndex.activePanel,
    [theme.breakpoints.up('md')]: { position: 'sticky', top: 'var(--preview-header-height)' },
    [theme.breakpoints.down('sm')]: { flexDirection: 'column-reverse', alignItems: 'stretch' },
  }),
  variables: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), flexGrow: 1 }),
  space: css({ flexGrow: 1 }),
  time: css({ display: 'flex', justifyContent: 'flex-end', gap: theme.spacing(1) }),
  body: css({
    display: 'flex',
    flexGrow: 1,
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2, 2, 2),
  }),
});

function timeRangeOf({ time, timezone, weekStart, fiscalYearStartMonth, timepicker }: DashboardJson): SceneTimeRange {
  return new SceneTimeRange({
    from: time?.from ?? 'now-6h',
    to: time?.to ?? 'now',
    timeZone: timezone,
    weekStart: weekStart !== undefined && isWeekStart(weekStart) ? weekStart : undefined,
    fiscalYearStartMonth,
    UNSAFE_nowDelay: timepicker?.nowDelay,
  });
}

/** Maps a dashboard's JSON to scene objects, as Grafana does. */
export function sceneOf(json: DashboardJson): DashboardScene {
  const { title, timepicker, refresh } = json;
  return new DashboardScene({
    title,
    $timeRange: timeRangeOf(json),
    $variables: new SceneVariableSet({
      variables: (json.templating?.list ?? []).map(variableOf).filter((variable) => variable !== null),
    }),
    $behaviors: [new behaviors.CursorSync({ sync: json.graphTooltip ?? 0 }), new behaviors.SceneQueryController()],
    variables: new VariableValueSelectors({}),
    links: new DashboardLinks({ links: json.links ?? [] }),
    timePicker: new SceneTimePicker({}),
    refreshPicker: new SceneRefreshPicker({
      refresh: refresh === false ? '' : refresh,
      intervals: timepicker?.refresh_intervals,
      withText: true,
    }),
    hideTime: timepicker?.hidden === true,
    body: new SceneGridLayout({ isLazy: json.preload !== true, children: gridOf(json.panels ?? []) }),
  });
}
