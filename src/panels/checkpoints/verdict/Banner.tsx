import { css, cx } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { type ReactNode, useId, useState } from 'react';
import { fill, raw } from '../../../text/fill';
import { sentenceOf } from './sentences';
import { stepsOf } from './steps';
import { type Severity, type Verdict } from './finding';

interface Props {
  verdict: Verdict;
  /** More buttons. */
  children?: ReactNode;
}

const icons: Readonly<Record<Severity, IconName>> = {
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
  good: 'check-circle',
};

/** Why the checkpoint was slow or failed, what supports it, and what to do. */
export function Banner({ verdict, children }: Props) {
  const styles = useStyles2(stylesOf);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { severity, findings } = verdict;
  const steps = [...new Set(findings.flatMap(stepsOf))];
  const [first, ...others] = findings.map(sentenceOf);
  return (
    <div className={cx(styles.banner, styles[severity])} role="status">
      <Icon name={icons[severity]} className={styles.icon} />
      <div className={styles.text}>
        <strong>{first?.claim}</strong> {first?.evidence}
        {others.map(({ claim, evidence }) => (
          <span key={claim} className={styles.other}>
            {' '}
            <strong>{claim}</strong> {evidence}
          </span>
        ))}
        {isOpen && (
          <ol id={id} className={styles.steps} aria-label={t('verdict.steps', 'What to do')}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </div>
      <div className={styles.buttons}>
        {children}
        {steps.length > 0 && (
          <Button
            size="sm"
            variant="secondary"
            fill="outline"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen
              ? t('verdict.hideSteps', 'Hide steps')
              : fill(t('verdict.showSteps', 'What to do ({{- count}})', raw), { count: steps.length })}
          </Button>
        )}
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => {
  const mood = (colour: { transparent: string; border: string; text: string }) =>
    css({ background: colour.transparent, borderColor: colour.border, '& > svg': { color: colour.text } });
  return {
    banner: css({
      display: 'flex',
      alignItems: 'flex-start',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      flexShrink: 0,
      padding: theme.spacing(0.5, 1),
      border: '1px solid transparent',
      borderRadius: theme.shape.radius.default,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    error: mood(theme.colors.error),
    warning: mood(theme.colors.warning),
    info: mood(theme.colors.info),
    good: mood(theme.colors.success),
    icon: css({ flexShrink: 0, marginTop: 3 }),
    text: css({ flex: '1 1 140px', minWidth: 0, lineHeight: '22px', overflowWrap: 'anywhere' }),
    other: css({ color: theme.colors.text.primary, '& strong': { fontWeight: theme.typography.fontWeightMedium } }),
    buttons: css({ display: 'flex', gap: theme.spacing(1), '&:empty': { display: 'none' } }),
    steps: css({ margin: theme.spacing(0.5, 0, 0.5, 2.5) }),
  };
};
