/**
 * The state of play on one page, composed from the record as known on a day: where agreements stand, what is held, which channels are
 * open, what waits for whom. Every sentence names the rows and sources that it rests on.
 */
export {};
