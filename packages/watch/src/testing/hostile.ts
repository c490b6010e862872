/** Texts made to be slow: a beginning, and pieces of every kind of token again and again. For the test of growth and the bench. */
export const hostileHeads: readonly string[] = [
  "",
  "NAVAREA IV 387/23.\n1. HAZARDOUS OPERATIONS 0500Z TO 0900Z DAILY 01 THRU 20 JUN IN AREA BOUND BY ",
  "A3054/24 NOTAMN\nQ) ZGZU/QRTCA/IV/BO/W/000/999/1000N11000E050\nA) ZGZU B) 2406010000 C) 2406302359\nD) ",
  "A3054/24 NOTAMN\nQ) ZGZU/QRTCA/IV/BO/W/000/999/1000N11000E050\nA) ZGZU B) 2406010000 C) 2406302359\nE) AREA BOUNDED BY: ",
];

const lists = [
  "0001Z TO 0002Z DAILY 01 JAN 1950 THRU 31 DEC 2090, ",
  "MON EXCEPT MON 0001Z TO 0002Z DAILY 01 JAN 1950 THRU 31 DEC 2090, A-B ",
  "0001Z TO 0002Z DAILY 01 JAN 1950 THRU 31 DEC 2090, 0W, 27-10S 044-40W, 27-3",
  "01, 02, 03 JAN 0800-1000 10月WITHIN 10 NM RADIUS OF 10-00N 020-00E ",
  "TO 14 JUN 0600-1400 UTC WITHIN 69-20N 016-00E, 70-10N ",
  "B) 2401010000 C) 2401020000 20N 111-30E, 18",
  "CORRECTION 10-00N 020-00E 2401010000 0-00N 020-00W.",
  "FOR 1 READ 2 1,",
  "JAN PHASE 1 FOR 1 READ 2 +",
  "A/IV/BO/W/000/999/3300S07100W05JAN THRU UTC ",
  "\nA. 10-00N 020-00E",
  "\n2. A. 10-00N 020-00E, 11-00N 021-00E\n",
  "10-00N 020-00E, ",
  "01-05 0800-1000 ",
  "MON-FRI 0800-1000 ",
  "D) MON 0800-1000\n",
  "CANCEL NAVAREA IV 12/24, ",
  "READ 10-00N VICE 10-01N ",
  "WITHIN 10 NM RADIUS OF 10-00N 020-00E ",
  "BEARING 100 ARC SECTOR ",
  "010000Z TO 020000Z JAN, ",
];
const tokens =
  "1|(|(1)(A)|170500Z |12/23, |12°34'|O0-O0|O0-O0N |[|1234N |N1234 E01234 |L|LAT 10 |A1234/24 |CANCEL |RADIUS |AND |TO |FROM |BETWEEN |01 JAN |JAN |MON |0800-1000 |DAILY |UTC |1.|1,|1-|1:|1/|S1|W1|+1|0S|&nbsp;|<br>|<|1?23'|Â°|\n|A)|E) |BAC\n|K\n|FOR 1 READ 2 |北|10月|北纬|Б|SFC-FL100 |FL100 |TRACKLINE JOINING |AREA BOUND BY |1 MILE |EXCEPT |PERM |LOCAL TIME |\"|. |,|;|-";
export const hostilePieces: readonly string[] = [...lists, ...tokens.split("|")];

/** Of about so many characters. */
export const hostileText = (head: string, piece: string, length: number): string =>
  (head + piece.repeat(Math.ceil(Math.max(0, length - head.length) / piece.length))).slice(0, length);
