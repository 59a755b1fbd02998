/** Text into HTML, safe in elements and in quoted attributes. */
export function escaped(text: string | number): string {
  return String(text).replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
