/** A calendar read back: lines unfolded, events as name and value. */
export function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').trimEnd().split('\r\n');
}

export function eventsIn(text: string): Readonly<Record<string, string>>[] {
  const events: Record<string, string>[] = [];
  let open: Record<string, string> | undefined;
  for (const line of unfolded(text)) {
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'END:VEVENT' && open !== undefined) events.push(open);
    else if (open !== undefined) {
      const colon = line.indexOf(':');
      open[line.slice(0, colon)] = line.slice(colon + 1);
    }
  }
  return events;
}
