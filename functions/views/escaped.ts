/** Text into HTML, safe in elements and in quoted attributes. */
export function escaped(text: string | number): string {
  return String(text).replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Text between tags, where quotes may stand as they are. */
export function escapedBetweenTags(text: string): string {
  return text.replaceAll(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
