import './window';
import { type Timed, timed } from './timed';
import { works } from './works';

/** What the arguments ask for; null where there is no such work. */
async function asked([work = '', size = '']: readonly string[]): Promise<Timed | null> {
  const found = works[Number(work)];
  const chosen = found?.sizes[Number(size)];
  return found === undefined || chosen === undefined ? null : timed(found, chosen);
}

asked(process.argv.slice(2)).then(
  (result) => process.stdout.write(`\n${JSON.stringify(result)}`, () => process.exit()),
  (thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
  }
);
