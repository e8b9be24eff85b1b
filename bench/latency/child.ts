import '../data/window';
import { mostRequests } from './requests';

mostRequests().then(
  (most) => process.stdout.write(`\n${JSON.stringify(most)}`, () => process.exit()),
  (thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
  }
);
