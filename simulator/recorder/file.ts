import { type RecordedAnswer } from '../recordings';

export interface RecordingHead {
  flinkVersion: string;
  recordedAt: Date;
  note: string;
}

/** The text of a recording: one answer a line, so that a new recording can be compared with an old one. */
export function recordingText({ flinkVersion, recordedAt, note }: RecordingHead, answers: readonly RecordedAnswer[]) {
  const head = JSON.stringify({ flinkVersion, recordedAt: recordedAt.toISOString(), note }).slice(0, -1);
  const lines = answers.map(({ at, path, status, body }) => JSON.stringify({ at, path, status, body }));
  return `${head},"answers":[\n${lines.join(',\n')}\n]}\n`;
}
