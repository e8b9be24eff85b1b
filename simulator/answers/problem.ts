/** An answer that is no success, with the texts of Flink's `{"errors": [...]}`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly errors: string[]
  ) {
    super(errors[0] ?? '');
    this.name = 'Problem';
  }
}

const handlerPackage = 'org.apache.flink.runtime.rest.handler';

const netty = [
  `${handlerPackage}.AbstractRestHandler.respondToRequest(AbstractRestHandler.java:83)`,
  `${handlerPackage}.AbstractHandler.respondAsLeader(AbstractHandler.java:196)`,
  `${handlerPackage}.LeaderRetrievalHandler.lambda$channelRead0$0(LeaderRetrievalHandler.java:87)`,
  'java.base/java.util.Optional.ifPresent(Optional.java:178)',
  'org.apache.flink.util.OptionalConsumer.ifPresent(OptionalConsumer.java:45)',
  `${handlerPackage}.LeaderRetrievalHandler.channelRead0(LeaderRetrievalHandler.java:84)`,
  `${handlerPackage}.router.RouterHandler.routed(RouterHandler.java:115)`,
  'org.apache.flink.shaded.netty4.io.netty.channel.SimpleChannelInboundHandler.channelRead(SimpleChannelInboundHandler.java:99)',
  'java.base/java.lang.Thread.run(Thread.java:840)',
];

const trace = (head: string, frames: readonly string[]) =>
  [head, ...frames.map((frame) => `\tat ${frame}`), ''].join('\n');

/** Flink has no such path. */
export const noSuchFile = (path: string): Problem => new Problem(404, [`Unable to load requested file ${path}.`]);

/** Flink knows the path, but not for this method. */
export const noSuchMethod = (path: string): Problem => new Problem(404, [`Not found: ${path}`]);

/** The whole Java trace of a handler's exception stands in the first text. */
function thrown(status: number, exception: string, message: string, at: string): Problem {
  return new Problem(status, [trace(`${exception}: ${message}`, [at, ...netty])]);
}

export const handlerProblem = (status: number, message: string, handler: string): Problem =>
  thrown(
    status,
    `${handlerPackage}.RestHandlerException`,
    message,
    `${handlerPackage}.job.${handler}.handleRequest(${handler}.java:90)`
  );

export const notFound = (message: string, handler: string): Problem =>
  thrown(
    404,
    'org.apache.flink.runtime.rest.NotFoundException',
    message,
    `${handlerPackage}.job.${handler}.handleRequest(${handler}.java:99)`
  );

export const badParameter = (kind: 'path' | 'query', name: string, value: string): Problem =>
  new Problem(400, [
    trace(
      `${handlerPackage}.RestHandlerException: Bad request, could not parse parameters: Cannot resolve ${kind} parameter (${name}) from value "${value}".`,
      [`${handlerPackage}.AbstractHandler.respondAsLeader(AbstractHandler.java:188)`, ...netty.slice(2)]
    ),
  ]);

/** What no handler caught: the trace stands in the second text. */
export const serverProblem = (exception: string, message: string, at: string): Problem =>
  new Problem(500, [
    'Internal server error.',
    `<Exception on server side:\n${trace(`${exception}: ${message}`, [at, ...netty])}\nEnd of exception on server side>`,
  ]);
