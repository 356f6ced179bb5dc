/** An opening quotation mark on paper. */
export const iconSource = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#8a2b1c"/><path fill="#faf6ec" d="M14 9c-4 1-7 4-7 9v5h7v-7h-3c0-2 1-4 4-5zm11 0c-4 1-7 4-7 9v5h7v-7h-3c0-2 1-4 4-5z"/></svg>\n`;
