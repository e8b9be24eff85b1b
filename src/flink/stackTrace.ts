import { firstLine } from './errors';

/** One throwable of a printed trace: the thrown one itself or a cause. */
export interface Thrown {
  /** With its package; empty where the line names none. */
  className: string;
  /** First line that says something; empty where the throwable has no message. */
  message: string;
}

export interface StackTrace extends Thrown {
  /** The innermost cause; null where nothing else caused it. */
  rootCause: Thrown | null;
  /**
   * The innermost throwable has neither message nor stack: after many throws from the same place the JVM's compiled code
   * leaves both out.
   */
  isBare: boolean;
}

/** Later lines of a cause's trace repeat what was printed before. */
const causedBy = /^Caused by: (?!\[CIRCULAR REFERENCE)/;
const belowMessage = /^\s+(?:at |\.\.\. \d+ |Suppressed: )/;
const header = /^([\p{L}_$][\p{L}\p{N}_$.]*)(?::\s?(.*))?$/u;
const isClassName = (word: string) => word.includes('.') || /(?:Exception|Error|Throwable)$/.test(word);
const leadingPackage = /^(?:[a-z_$][\w$]*\.)+(?=[A-Z])/;

/** `java.util.Map$Entry` -> `Map.Entry`. */
export const shortClassName = (className: string): string =>
  className.slice(className.lastIndexOf('.') + 1).replaceAll('$', '.') || className;

function thrownIn(lines: readonly string[]): Thrown & { isBare: boolean } {
  const [first = '', ...rest] = lines;
  const found = header.exec(first.trim());
  const [, word = '', said = ''] = found !== null && isClassName(found[1] ?? '') ? found : ['', '', first];
  const end = rest.findIndex((line) => belowMessage.test(line));
  const more = end === -1 ? rest : rest.slice(0, end);
  const message = firstLine([said, ...more].join('\n')).replace(leadingPackage, '');
  return { className: word, message, isBare: word !== '' && message === '' && end === -1 };
}

/** What a stack trace, as Java prints it, says to people. */
export function readStackTrace(trace: string): StackTrace {
  const lines = trace.trimStart().split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (causedBy.test(line) ? [index] : []));
  const sections = [0, ...starts].map((start, place) => {
    const [first = '', ...rest] = lines.slice(start, starts[place]);
    return thrownIn([first.replace(causedBy, ''), ...rest]);
  });
  const { className, message, isBare } = sections[0] ?? thrownIn(lines);
  const innermost = sections.length > 1 ? sections.at(-1) : undefined;
  return innermost === undefined
    ? { className, message, isBare, rootCause: null }
    : {
        className,
        message,
        isBare: innermost.isBare,
        rootCause: { className: innermost.className, message: innermost.message },
      };
}

/** What was thrown and, on a line of its own, its innermost cause, with packages, as Java prints them. */
export function headline({ className, message, rootCause }: StackTrace): string {
  const line = (thrown: Thrown) => [thrown.className, thrown.message].filter((part) => part !== '').join(': ');
  const thrown = line({ className, message });
  return rootCause === null ? thrown : `${thrown}\nCaused by: ${line(rootCause)}`;
}

/** `ArithmeticException: / by zero`. */
export const thrownText = ({ className, message }: Thrown): string =>
  [shortClassName(className), message].filter((part) => part !== '').join(': ');
