import { beforeAll, describe, expect, it } from 'vitest';
import { storeOn } from '../../storage/store.ts';
import { aGateway, broker, operator, provider } from './a-gateway.ts';
import { loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const office = provider('prov-1');
const carerColumns = {
  id: 'Staff no',
  initials: 'Initials',
  lat: 'Lat',
  lon: 'Lon',
  mode: 'Travels by',
  gender: 'Gender',
  clearedFrom: 'DBS',
  skills: 'Skills',
};
const CARERS = 'Staff no,Initials,Lat,Lon,Travels by,Gender,DBS,Skills';
const ukDates = { dateFormat: 'DD/MM/YYYY' };

interface Row {
  readonly row: number;
  readonly field: string;
  readonly column?: string;
  readonly value: unknown;
  readonly rule: string;
}

async function imported(as: typeof broker, body: object) {
  const answer = await gateway.create(as, '/v1/imports', body);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

const carerFile = (lines: readonly string[], more: object = {}) => ({
  kind: 'carers',
  providerId: 'prov-1',
  profile: { columns: carerColumns, ...ukDates },
  content: [CARERS, ...lines].join('\r\n'),
  ...more,
});

const counts = ({ read, new: fresh, updated, unchanged, rejected, applied }: Record<string, unknown>) => [
  [read, fresh, updated, unchanged, rejected],
  applied,
];
const rejections = ({ rejections: rows }: { rejections: Row[] }) => rows.map(({ row, field }) => [row, field]);
const carer = (id: string) => storeOn(gateway.table).carer('prov-1', id);

describe('importing carers', () => {
  it('reads them by the declared profile, whatever the byte-order mark, line ends and quotes', async () => {
    const content = `\ufeff${CARERS}\r\nst-1,"S,K",53.59,-2.3,car,female,01/02/2026,medication peg@30/06/2027\n\nst-2,PL,53.6,-2.31,walk,male,15/01/2026,\r\n`;
    const report = await imported(office, carerFile([], { content }));
    expect(counts(report)).toEqual([[2, 2, 0, 0, 0], true]);
    expect(await carer('st-1')).toMatchObject({
      initials: 'S,K',
      home: { lat: 53.59, lon: -2.3 },
      skills: [{ code: 'medication' }, { code: 'peg', expires: '2027-06-30' }],
      clearedFrom: '2026-02-01',
      maxMinutesPerWeek: 2880,
      version: 1,
    });
  });

  it('changes nothing when the same file comes again, and only what differs when it does', async () => {
    const [first, second] = ['tw-1,AB,53.59,-2.3,car,female,01/02/2026,', 'tw-2,CD,53.6,-2.31,walk,male,15/01/2026,'];
    await imported(office, carerFile([first!, second!]));
    expect(counts(await imported(office, carerFile([first!, second!])))).toEqual([[2, 0, 0, 2, 0], true]);
    expect((await carer('tw-1'))?.version).toBe(1);
    const moved = await imported(office, carerFile([first!.replace('car', 'bus'), second!]));
    expect(counts(moved)).toEqual([[2, 0, 1, 1, 0], true]);
    expect(await carer('tw-1')).toMatchObject({ mode: 'bus', version: 2 });
  });

  it('tells of every row what is wrong, by row, field and rule, and then writes nothing', async () => {
    const report = await imported(
      office,
      carerFile([
        'bad-1,AB,53.59,-2.3,car,female,2026-02-01,',
        'bad-2,AB,53.59,-2.3,horse,,01/02/2026,',
        'bad-3,AB,53.59,-2.3,sledge,male,31/02/2026,',
        'bad-4,AB,40.1,-2.3,car,male,01/02/2026,',
        'good-1,AB,53.59,-2.3,car,male,01/02/2026,',
        'good-1,AB,53.59,-2.3,car,male,01/02/2026,',
        'short,AB',
      ]),
    );
    expect(counts(report)).toEqual([[7, 1, 0, 0, 6], false]);
    expect(rejections(report)).toEqual([
      [2, 'clearedFrom'],
      [3, 'mode'],
      [3, 'gender'],
      [4, 'clearedFrom'],
      [4, 'mode'],
      [5, 'lat'],
      [7, 'id'],
      [8, ''],
    ]);
    expect(report.rejections[0]).toEqual({
      row: 2,
      field: 'clearedFrom',
      column: 'DBS',
      value: '2026-02-01',
      rule: 'must be a real date, DD/MM/YYYY as the profile says',
    });
    expect(await carer('good-1')).toBeUndefined();
  });

  it('writes the good rows when that was chosen, and none on a trial', async () => {
    const lines = ['half-1,AB,53.59,-2.3,car,female,01/02/2026,', 'half-2,AB,53.59,-2.3,sledge,female,01/02/2026,'];
    const trial = await imported(office, carerFile(lines, { allOrNothing: false, dryRun: true }));
    expect([counts(trial), await carer('half-1')]).toEqual([[[2, 1, 0, 0, 1], false], undefined]);
    const report = await imported(office, carerFile(lines, { allOrNothing: false }));
    expect(counts(report)).toEqual([[2, 1, 0, 0, 1], true]);
    expect([(await carer('half-1'))?.mode, await carer('half-2')]).toEqual(['car', undefined]);
  });

  it('refuses a file that is not what the profile says, before any row', async () => {
    const columns = { ...carerColumns, skills: 'Training' };
    const unnamed = await gateway.create(office, '/v1/imports', carerFile([], { profile: { columns, ...ukDates } }));
    expect([unnamed.status, unnamed.json.errors[0].field]).toEqual([400, '/profile/columns/skills']);
    const open = await gateway.create(office, '/v1/imports', carerFile(['st-9,"AB,53.59']));
    expect([open.status, open.json.errors[0].field]).toEqual([400, '/content']);
    const { dateFormat: _, ...undated } = { columns: carerColumns, ...ukDates };
    const guess = await gateway.create(office, '/v1/imports', carerFile([], { profile: undated }));
    expect([guess.status, guess.json.errors[0].field]).toEqual([400, '/profile/dateFormat']);
  });

  it('is for the provider whose they are, which the body names, and for no broker', async () => {
    const rule = 'must exist and be yours to see';
    for (const [as, value] of [
      [office, 'prov-2'],
      [office, 'prov-999'],
      [operator, 'prov-999'],
    ] as const) {
      const { status, json } = await gateway.create(as, '/v1/imports', carerFile([], { providerId: value }));
      expect([status, json.errors]).toEqual([404, [{ in: 'body', field: '/providerId', value, rule }]]);
    }
    expect((await gateway.create(broker, '/v1/imports', carerFile([]))).status).toBe(403);
  });
});

describe('importing shifts', () => {
  const shiftFile = (lines: readonly string[]) => ({
    kind: 'shifts',
    providerId: 'prov-1',
    profile: {
      columns: { id: 'Id', carerId: 'Carer', days: 'Days', from: 'From', to: 'To', validFrom: 'Since' },
      dateFormat: 'YYYY-MM-DD',
      delimiter: ';',
    },
    content: ['Id;Carer;Days;From;To;Since', ...lines].join('\n'),
  });

  it('adds them for carers whom the provider has', async () => {
    const lines = ['sh-1;carer-1;sat sun;07:00;14:00;2026-11-28', 'sh-2;nobody;sat;07:00;14:00;2026-11-28'];
    const refused = await imported(operator, shiftFile(lines));
    expect([counts(refused), rejections(refused)]).toEqual([[[2, 1, 0, 0, 1], false], [[3, 'carerId']]]);
    expect(counts(await imported(office, shiftFile(lines.slice(0, 1))))).toEqual([[1, 1, 0, 0, 0], true]);
    const stored = await storeOn(gateway.table).shiftPatternsOf('prov-1');
    expect(stored.find(({ id }) => id === 'sh-1')).toMatchObject({ days: ['sat', 'sun'], from: '07:00' });
  });
});

describe('importing package requests', () => {
  const columns = {
    key: 'Request',
    clientRef: 'SSRef',
    initials: 'Initials',
    lat: 'Lat',
    lon: 'Lon',
    postcode: 'Postcode',
    startDate: 'Start',
    fundedMinutesPerWeek: 'Funded',
    source: 'From',
    visit: 'Visit',
    days: 'Days',
    windowFrom: 'Earliest',
    windowTo: 'Latest',
    minutes: 'Minutes',
  };
  const frame = (key: string, ref: string, funded = 420) =>
    `${key},${ref},MB,53.5933,-2.2966,bl90aa,24/11/2026,${funded},hospital`;
  const breakfast = 'breakfast,mon wed fri,07:30,09:00,45';
  const tea = 'tea,mon wed fri,16:30,18:00,30';
  const packageFile = (fileRef: string, lines: readonly string[], more: object = {}) => ({
    kind: 'packages',
    fileRef,
    profile: { columns, ...ukDates },
    content: [Object.values(columns).join(','), ...lines].join('\r\n'),
    ...more,
  });
  const stored = async (ref: string) =>
    (await storeOn(gateway.table).packages({ limit: 100 })).items.filter(({ client }) => client.ref === ref);

  it('submits one package for the rows of one key, and none twice', async () => {
    const file = packageFile('ward-7', [`${frame('R-1', 'C-1')},${breakfast}`, `${frame('R-1', 'C-1')},${tea}`]);
    expect(counts(await imported(broker, file))).toEqual([[2, 1, 0, 0, 0], true]);
    expect(counts(await imported(broker, file))).toEqual([[2, 0, 0, 1, 0], true]);
    const [made, ...others] = await stored('C-1');
    expect(others).toEqual([]);
    expect(made).toMatchObject({ status: 'received', zoneId: 'bury-east', startDate: '2026-11-24' });
    expect([made?.client.postcode, made?.patterns.map(({ id }) => id)]).toEqual(['BL9 0AA', ['breakfast', 'tea']]);
  });

  it('knows a package by file and key: the same key in another file is another package', async () => {
    const line = `${frame('R-1', 'C-2')},${breakfast}`;
    await imported(broker, packageFile('ward-8', [line]));
    const other = `${frame('R-1', 'C-2')},${tea}`;
    expect(counts(await imported(broker, packageFile('ward-9', [other])))).toEqual([[1, 1, 0, 0, 0], true]);
    expect(await stored('C-2')).toHaveLength(2);
  });

  it("rejects what overlaps with the client's other packages, stored or of the same file, by row and field", async () => {
    await imported(broker, packageFile('ward-12', [`${frame('R-1', 'C-12')},${breakfast}`]));
    const again = await imported(broker, packageFile('ward-13', [`${frame('R-1', 'C-12')},${breakfast}`]));
    expect([counts(again), rejections(again)]).toEqual([[[1, 0, 0, 0, 1], false], [[2, 'visit']]]);
    expect(again.rejections[0].rule).toContain((await stored('C-12'))[0]?.id);
    const lines = ['R-1', 'R-2'].map((key) => `${frame(key, 'C-13')},${breakfast}`);
    const twice = await imported(broker, packageFile('ward-14', lines, { allOrNothing: false }));
    expect([counts(twice), rejections(twice)]).toEqual([[[2, 1, 0, 0, 1], true], [[3, 'visit']]]);
    expect(twice.rejections[0].rule).toContain("of the client's package R-1 of this file, first on 2026-11-25");
    expect(await stored('C-13')).toHaveLength(1);
  });

  it('reads flexible hours: the first Monday, the minutes of four weeks, the contingency', async () => {
    const bank = { firstPeriodStarts: 'Bank from', weeklyMinutes: 'Weeks', contingencyMinutes: 'Contingency' };
    const all = { ...columns, ...bank };
    const file = (fileRef: string, hours: string) => ({
      ...packageFile(fileRef, []),
      profile: { columns: all, ...ukDates },
      content: `${Object.values(all).join(',')}\n${frame('R-1', `C-${fileRef}`)},${breakfast},${hours}`,
    });
    expect(counts(await imported(broker, file('bank-1', '23/11/2026,200 100 200 100,60')))).toEqual([
      [1, 1, 0, 0, 0],
      true,
    ]);
    expect((await stored('C-bank-1'))[0]?.hoursBank).toEqual({
      firstPeriodStarts: '2026-11-23',
      weeks: [200, 100, 200, 100],
      contingencyMinutes: 60,
    });
    expect(counts(await imported(broker, file('bank-1', '23/11/2026,200 100 200 100,60')))).toEqual([
      [1, 0, 0, 1, 0],
      true,
    ]);
    const told = async (fileRef: string, hours: string) => rejections(await imported(broker, file(fileRef, hours)));
    expect(await told('bank-1', '23/11/2026,200 100 200 200,60')).toEqual([[2, 'key']]);
    expect(await told('bank-2', '24/11/2026,200 100 200 100,60')).toEqual([[2, 'firstPeriodStarts']]);
    expect(await told('bank-2', '23/11/2026,200 100 soon 100,60')).toEqual([[2, 'weeklyMinutes']]);
    // Three times 45 minutes a week are 540 in four weeks.
    expect(await told('bank-2', '23/11/2026,200 100 100 100,60')).toEqual([[2, 'weeklyMinutes']]);
  });

  it('does not overwrite a package with what a changed file says', async () => {
    await imported(broker, packageFile('ward-10', [`${frame('R-1', 'C-3')},${breakfast}`]));
    const report = await imported(broker, packageFile('ward-10', [`${frame('R-1', 'C-3', 500)},${breakfast}`]));
    expect([counts(report), rejections(report)]).toEqual([[[1, 0, 0, 0, 1], false], [[2, 'key']]]);
    expect(report.rejections[0].value).toBe('R-1');
    expect((await stored('C-3'))[0]?.fundedMinutesPerWeek).toBe(420);
  });

  it('names the row and the field of whatever breaks a rule of the field', async () => {
    const report = await imported(
      broker,
      packageFile('ward-11', [
        `${frame('R-1', 'C-4')},${breakfast}`,
        `${frame('R-1', 'C-4')},late,mon,08:00,08:30,45`,
        `${frame('R-2', 'C-5', 90)},${breakfast}`,
        `${frame('R-3', 'C-6')},${breakfast}`,
        `${frame('R-3', 'C-7')},${tea}`,
        `${frame('R-4', 'C-8')},${breakfast}`,
        `${frame('R-4', 'C-8')},tea,mon wed someday,16:30,18:00,30`,
        `${frame('R-5', 'C-9').replace('53.5933', '51.5')},${breakfast}`,
      ]),
    );
    expect(counts(report)).toEqual([[8, 0, 0, 0, 8], false]);
    const told = rejections(report);
    expect(told).toContainEqual([4, 'fundedMinutesPerWeek']);
    expect(told).toContainEqual([6, 'key']);
    expect(told).toContainEqual([7, 'key']);
    expect(told).toContainEqual([8, 'days']);
    expect(told).toContainEqual([9, 'lat']);
    expect(told.some(([row]) => row === 2 || row === 3)).toBe(true);
  });
});
