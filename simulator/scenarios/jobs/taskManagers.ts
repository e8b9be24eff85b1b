import { type TaskManagerSpec } from '../../model/spec';

export const taskManagers = (count: number, slots: number): TaskManagerSpec[] =>
  Array.from({ length: count }, (_, index) => ({ id: `tm-${index + 1}`, slots }));
