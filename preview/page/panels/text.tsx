import { css, cx } from '@emotion/css';
import { type PanelProps, renderTextPanelMarkdown, textUtil } from '@grafana/data';
import { ScrollContainer } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import { addOptions, corePlugin } from './define';

type Mode = 'markdown' | 'html' | 'code';

interface TextOptions {
  mode: Mode;
  content: string;
  code?: { language?: string };
}

const styles = {
  frame: css({ contain: 'strict', height: '100%', display: 'flex' }),
  content: css({ height: '100%' }),
};

/** Variables first, so that they work in addresses too; what comes out is sanitised as Grafana does it. */
function sanitised({ options, replaceVariables }: PanelProps<TextOptions>): string {
  const content = replaceVariables(options.content, {}, options.code?.language === 'json' ? 'json' : 'html');
  return options.mode === 'html' ? textUtil.sanitizeTextPanelContent(content) : renderTextPanelMarkdown(content);
}

function Html({ html }: { html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    place.current?.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  return <div ref={place} className={cx('markdown-html', styles.content)} data-testid="TextPanel-converted-content" />;
}

function TextPanel(props: PanelProps<TextOptions>) {
  const { options, replaceVariables } = props;
  return (
    <div className={styles.frame}>
      <ScrollContainer minHeight="100%">
        {options.mode === 'code' ? <pre>{replaceVariables(options.content)}</pre> : <Html html={sanitised(props)} />}
      </ScrollContainer>
    </div>
  );
}

export const textPlugin = () =>
  corePlugin<TextOptions>({
    id: 'text',
    name: 'Text',
    component: TextPanel,
    options: (builder) => addOptions(builder, { mode: 'markdown', content: '', 'code.language': 'plaintext' }),
  });
