/**
 * The record of the talks: meetings, proposals, statements, channels opened, frozen and resumed, as known on any day. From it
 * come which channels stand how, and who owes whom a reply since when.
 */
export {};
