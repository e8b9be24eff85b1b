/** One thing to do, with the settings of Flink that it is about. */
export interface Step {
  text: string;
  /** As they stand in Flink's configuration file; those that begin with `table.` are for SET, too. */
  settings: readonly string[];
}

export const step = (text: string, ...settings: string[]): Step => ({ text, settings });
