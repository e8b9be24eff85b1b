import { type TaskManagerSpec } from '../../model/spec';

export const taskManager = (id: string, fields: Partial<TaskManagerSpec> = {}): TaskManagerSpec => ({
  id,
  slots: 8,
  speed: 1,
  cores: 4,
  gcShare: null,
  ...fields,
});

export const taskManagers = (count: number, slots: number, cores = 4): TaskManagerSpec[] =>
  Array.from({ length: count }, (_, index) => taskManager(`tm-${index + 1}`, { slots, cores }));
