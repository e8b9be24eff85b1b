import { AppEvents, BusEventWithPayload, EventBusSrv } from '@grafana/data';

export const appEvents = new EventBusSrv();

/** A title, and a text below it. */
type Words = [title: string, text?: string];

export class SuccessAlert extends BusEventWithPayload<Words> {
  static readonly type = AppEvents.alertSuccess.name;
}

export class WarningAlert extends BusEventWithPayload<Words> {
  static readonly type = AppEvents.alertWarning.name;
}

export class ErrorAlert extends BusEventWithPayload<Words> {
  static readonly type = AppEvents.alertError.name;
}

export class InfoAlert extends BusEventWithPayload<Words> {
  static readonly type = AppEvents.alertInfo.name;
}
