/** Postcodes: the form of a UK postcode (BS 7666), not whether it exists. */

/** An area of one or two letters and a district. */
const OUTWARD = '[A-Z]{1,2}\\d[A-Z\\d]?';
const FORM = new RegExp(`^(${OUTWARD})(\\d[ABD-HJLNP-UW-Z]{2})$`);

/** The outward half by itself. */
export const OUTWARD_FORM = new RegExp(`^${OUTWARD}$`);

/** "bl90aa" -> "BL9 0AA"; null if it has not the form of a postcode. */
export function normalisePostcode(text: string): string | null {
  const parts = FORM.exec(text.replace(/\s+/g, '').toUpperCase());
  return parts === null ? null : `${parts[1]} ${parts[2]}`;
}

/** The outward half of a normalised postcode, "BL9": the area printed on calendars and offers. */
export function outwardOf(postcode: string): string {
  return postcode.split(' ')[0] ?? postcode;
}
