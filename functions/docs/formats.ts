/** The kinds of text that fields are made of, explained once on the page instead of at each of them. */

interface Format {
  readonly meaning: string;
  readonly example: string;
  /** What the document says of a field that says nothing of its own. */
  readonly usual?: string;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  id: { meaning: '1 to 64 letters, digits and . _ : - beginning with a letter or digit', example: 'carer-12' },
  code: { meaning: 'up to 40 small letters, digits and -', example: 'moving-handling' },
  date: {
    meaning: 'YYYY-MM-DD, in Europe/London',
    example: '2026-11-23',
    usual: 'Calendar date in Europe/London.',
  },
  'HH:MM': {
    meaning: 'wall-clock time in Europe/London, 00:00 to 23:59',
    example: '07:30',
    usual: 'Europe/London wall-clock time.',
  },
  'date-time': {
    meaning: 'an instant with Z or an offset',
    example: '2026-11-23T06:00:00+00:00',
    usual: 'ISO 8601 instant with Z or an offset.',
  },
  minutes: {
    meaning: 'a whole number or a duration like PT45M; answered as a number',
    example: '45',
    usual: 'A number, or an ISO 8601 duration such as PT45M; answered as a number.',
  },
};

export function formatRows(): string {
  return Object.entries(FORMATS)
    .map(([name, { meaning, example }]) => `<tr><td>${name}<td>${meaning}<td><s>${example}</s>`)
    .join('');
}
