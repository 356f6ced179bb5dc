/** Controls that reorder text. Inside a report they could undo the isolates that a view puts around it. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** C0 and C1 controls, and DEL: among them the escape that begins a terminal's commands. */
// These are the characters to be found
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * Text of a report or a file name as a terminal may receive it: white space of any kind becomes a space, other control characters
 * become their pictures (`␛`), controls of the writing direction are left out. All other characters stay as they are.
 */
export function visible(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(directionControls, '')
    .replace(controls, pictureOf);
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
