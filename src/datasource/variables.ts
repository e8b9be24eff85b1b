import {
  createDataFrame,
  CustomVariableSupport,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  FieldType,
  LoadingState,
} from '@grafana/data';
import { filter, map, type Observable, tap } from 'rxjs';
import { type FlinkApi } from './FlinkApi';
import { isQueryType, queryTypes } from './queries/registry';
import { type FlinkVariableQuery, VariableEditor } from './VariableEditor';

const isFrame = (item: unknown): item is DataFrame => typeof item === 'object' && item !== null && 'fields' in item;

function column(frame: DataFrame, name: string): string[] {
  const field = frame.fields.find((candidate) => candidate.name === name);
  return (field?.values ?? []).map((cell: unknown) => (cell === null || cell === undefined ? '' : String(cell)));
}

/** Distinct values in the frame's order, empty ones left out. */
export function variableFrame(frame: DataFrame, textField: string, valueField: string): DataFrame {
  const texts = column(frame, textField);
  const options = new Map<string, string>();
  column(frame, valueField).forEach((value, row) => {
    if (value !== '' && !options.has(value)) {
      options.set(value, texts[row] || value);
    }
  });
  return createDataFrame({
    fields: [
      { name: 'text', type: FieldType.string, values: [...options.values()] },
      { name: 'value', type: FieldType.string, values: [...options.keys()] },
    ],
  });
}

export class FlinkVariables extends CustomVariableSupport<FlinkApi, FlinkVariableQuery> {
  override editor = VariableEditor;

  constructor(private readonly datasource: FlinkApi) {
    super();
  }

  override query({ targets, scopedVars, range }: DataQueryRequest<FlinkVariableQuery>): Observable<DataQueryResponse> {
    const known = targets.filter((target) => isQueryType(target.queryType));
    return this.datasource.run(known, scopedVars, range).pipe(
      filter((response) => response.state !== LoadingState.Loading),
      tap(({ data, errors = [] }) => {
        if (errors.length > 0 && data.length === 0) {
          throw new Error(errors.map((error) => error.message).join(' '));
        }
      }),
      map((response) => ({
        state: LoadingState.Done,
        data: response.data
          .filter(isFrame)
          .slice(0, 1)
          .map((frame) => this.options(frame, known[0])),
      }))
    );
  }

  private options(frame: DataFrame, query: FlinkVariableQuery | undefined): DataFrame {
    const defaults = query === undefined ? { text: 'text', value: 'value' } : queryTypes[query.queryType].variable;
    return variableFrame(
      frame,
      query?.textField ?? query?.valueField ?? defaults.text,
      query?.valueField ?? defaults.value
    );
  }
}
