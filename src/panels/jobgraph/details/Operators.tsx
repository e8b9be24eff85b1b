import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { type GraphVertex } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { chainOf } from './operators';

/** Chains are rarely longer; generated ones may be. */
const shown = 60;

/** The operators in a vertex with what the plan says about each. Names and plan are data: shown as text only. */
export function Operators({ vertex: { name, description } }: { vertex: GraphVertex }) {
  const styles = useStyles2(stylesOf);
  const { operators, rest } = useMemo(() => chainOf({ name, description }), [name, description]);
  const hidden = operators.length - shown;
  return (
    <>
      <ol className={styles.chain}>
        {operators.slice(0, shown).map((operator, index) => (
          <li key={index}>
            <div className={styles.name}>{operator.name}</div>
            {operator.arguments.length > 0 && (
              <dl className={styles.plan}>
                {operator.arguments.map((argument, place) => (
                  <div key={place}>
                    {argument.name !== '' && <dt>{argument.name}</dt>}
                    <dd>{argument.value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
        {hidden > 0 && <li>{fill(t('tooltip.moreOperators', '… and {{- count}} more', raw), { count: hidden })}</li>}
      </ol>
      {rest.length > 0 && <pre className={styles.rest}>{rest.join('\n')}</pre>}
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => {
  const code = {
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  } as const;
  return {
    chain: css({
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0, 0, 0, 1.5),
      borderLeft: `2px solid ${theme.colors.border.medium}`,
      fontSize: theme.typography.bodySmall.fontSize,
      '& > li + li': { marginTop: theme.spacing(0.75) },
    }),
    name: css({ overflowWrap: 'anywhere', maxHeight: '6lh', overflow: 'auto' }),
    plan: css(code, {
      margin: 0,
      maxHeight: '10lh',
      overflow: 'auto',
      '& > div': { paddingLeft: '2ch', textIndent: '-2ch' },
      dt: { display: 'inline', fontWeight: 'normal', color: theme.colors.text.secondary },
      'dt::after': { content: '": "' },
      dd: { display: 'inline', margin: 0, color: theme.colors.text.primary },
    }),
    rest: css(code, { margin: 0, padding: 0, border: 'none', background: 'none', maxHeight: '12lh', overflow: 'auto' }),
  };
};
