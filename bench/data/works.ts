import { historyWork } from './historyWork';
import { logWork } from './logWork';
import { pickerWork } from './pickerWork';
import { vertexWork } from './vertexWork';
import { type Work } from './work';

/** In the order of the table. */
export const works: readonly Work[] = [
  ...Object.values(vertexWork),
  ...Object.values(pickerWork),
  ...Object.values(historyWork),
  logWork,
];
