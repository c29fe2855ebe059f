import { describe, expect, it } from 'vitest';
import { StoreUnavailableError, SystemError } from '#errors.ts';
import { createLog, type LogLevel } from '#telemetry/log.ts';

describe('the log', () => {
  it('writes one JSON object per line with the time and the level', () => {
    const [line] = written((log) => log.info({ requestId: 'r1', durationMs: 12 }, 'done'));
    expect(line).toEqual({ level: 'info', time: expect.any(String), requestId: 'r1', durationMs: 12, msg: 'done' });
  });

  it('drops every field that is not on its list, whatever a careless call hands over', () => {
    const careless = {
      requestId: 'r1',
      headers: { authorization: 'secret' },
      variables: { a: 'secret' },
      toString: 'secret',
    };
    const [line] = written((log) => log.info(careless, 'done'));
    expect(Object.keys(line ?? {}).toSorted()).toEqual(['level', 'msg', 'requestId', 'time']);
  });

  it('writes a bug whole, with its causes, but not what else hangs on it', () => {
    const bug = Object.assign(new TypeError('outer', { cause: new Error('inner') }), { response: { body: 'secret' } });
    const [line] = written((log) => log.error({ err: bug }, 'failed'));
    expect(line?.['err']).toEqual({
      type: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('log.test.ts'),
      cause: { type: 'Error', message: 'inner', stack: expect.any(String) },
    });
  });

  it('writes of a failing system which one and how, not what it said', () => {
    const failure = new SystemError('REJECTED', 'erp', 'said: secret', { cause: new Error('secret') });
    const [line] = written((log) => log.warn({ err: failure }, 'failed'));
    expect(line?.['err']).toEqual({ type: 'SystemError', code: 'REJECTED', system: 'erp' });
  });

  it('writes of a store that is away the reason, without the place where it was missed', () => {
    const failure = new StoreUnavailableError(new Error('connect ECONNREFUSED'));
    const [line] = written((log) => log.warn({ err: failure }, 'failed'));
    expect(line?.['err']).toEqual({
      type: 'StoreUnavailableError',
      message: 'The store of this server cannot be reached now.',
      cause: 'Error: connect ECONNREFUSED',
    });
  });

  it('writes nothing below its level', () => {
    expect(written((log) => log.debug({}, 'detail'), 'info')).toEqual([]);
    expect(written((log) => log.error({}, 'failed'), 'silent')).toEqual([]);
  });

  it('leaves it to one to say that the store is away, and takes what follows from it for a detail', () => {
    const failure = new StoreUnavailableError(new Error('connect ECONNREFUSED'));
    expect(written((log) => log.error({ err: failure }, 'failed'), 'info')).toEqual([]);
    expect(written((log) => log.error({ err: failure }, 'failed'))).toMatchObject([{ level: 'debug', msg: 'failed' }]);
  });
});

function written(write: (log: ReturnType<typeof createLog>) => void, level: LogLevel = 'debug') {
  const lines: Record<string, unknown>[] = [];
  write(createLog(level, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) }));
  return lines;
}
