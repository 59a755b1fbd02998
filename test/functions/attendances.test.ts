/** Who attended whom, as an operator uploads it from the system that knows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { storeOn } from '../../storage/store.ts';
import { aGateway, operator } from './a-gateway.ts';
import { loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const upload = (attendances: readonly object[]) =>
  gateway.create(operator, '/v1/providers/prov-1/attendances', { attendances });
const attended = async (clientRef: string) =>
  (await storeOn(gateway.table).attendancesOf('prov-1'))
    .filter((one) => one.clientRef === clientRef)
    .map(({ carerId, dates }) => [carerId, dates]);

describe('an upload of attendances', () => {
  it('may have one row a visit: the dates of a client and carer are put together, each once, in order', async () => {
    const row = (carerId: string, ...dates: string[]) => ({ clientRef: 'C-1', carerId, dates });
    const { status, json, text } = await upload([
      row('carer-1', '2026-11-20'),
      row('carer-2', '2026-11-19', '2026-11-18'),
      row('carer-1', '2026-11-18'),
      row('carer-1', '2026-11-20'),
    ]);
    expect([status, json], text).toEqual([200, { read: 4, stored: 2 }]);
    expect(await attended('C-1')).toEqual([
      ['carer-1', ['2026-11-18', '2026-11-20']],
      ['carer-2', ['2026-11-18', '2026-11-19']],
    ]);
  });

  it('has a pair whole although its rows stand far apart, and replaces what was recorded of it before', async () => {
    const others = Array.from({ length: 60 }, (_, n) => ({
      clientRef: `C-other-${n}`,
      carerId: 'carer-1',
      dates: ['2026-11-20'],
    }));
    const pair = (date: string) => ({ clientRef: 'C-2', carerId: 'carer-1', dates: [date] });
    expect((await upload([pair('2026-11-01')])).status).toBe(200);
    expect((await upload([pair('2026-11-20'), ...others, pair('2026-11-21')])).json).toEqual({ read: 62, stored: 61 });
    expect(await attended('C-2')).toEqual([['carer-1', ['2026-11-20', '2026-11-21']]]);
  });
});
