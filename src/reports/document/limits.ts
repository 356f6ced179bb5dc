const mebibyte = 1024 * 1024;

/** Largest document that is read unless a caller states another limit, in bytes. */
export const mostBytesByDefault = 10 * mebibyte;
/** Most pages of a PDF. */
export const mostPages = 500;
/** How long reading one document may take, in milliseconds. */
export const longestReading = 20_000;

/** Most memory, in bytes, that reading one document may take: objects, and the whole process with its buffers. */
export const mostHeap = 512 * mebibyte;
export const mostMemory = 1024 * mebibyte;

/** Longest text of a report, in characters; and how many stripped lines are told, each at most so long. */
export const mostCharacters = 5_000_000;
export const mostStripped = 2000;
export const longestStripped = 500;
/** Longest title, outlet, author or link that a document is believed to state of itself, in characters. */
export const longestStated = 500;

/** Most files in a .docx. */
export const mostEntries = 5000;
/** Most bytes that the files of a .docx may unpack to: together with its pictures as it states them, and those that are unpacked. */
export const mostStated = 200 * mebibyte;
export const mostUnpacked = 64 * mebibyte;
/** How many times its packed size a file of more than a mebibyte may have; text packs to a twentieth. */
export const mostRatio = 200;
export const ratioFrom = mebibyte;
