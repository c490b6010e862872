/**
 * Where each number of a plan lies once it is flat: one row of single-precision floats for each party, and after all rows
 * k by party that reacts and party reacted to. Both kernels read this file (AssemblyScript compiles it too, so it holds plain
 * constants only).
 */
export const levelMean = 0;
export const levelSd = 1;
export const growthMean = 2;
export const growthWithLevel = 3;
export const growthSd = 4;
export const changeMean = 5;
export const changeSd = 6;
/** (1 − ρ) μ */
export const growthBase = 7;
export const growthKept = 8;
export const tail = 9;
/** 1 / √(1 + 2κ + 3κ²) */
export const tailScale = 10;
export const turnAbove = 11;
export const turnMean = 12;
export const turnSd = 13;
export const levelShock = 14;
export const mostAYear = 15;
export const aimMean = 16;
export const aimSd = 17;
export const aimWeight = 18;
export const aimSlip = 19;
export const aimDue = 20;
export const shareMean = 21;
export const shareSd = 22;
export const shareKept = 23;
export const shareShock = 24;
/** The normal above which a path uploads. */
export const uploadAbove = 25;
export const uploadFrom = 26;
export const capacityMean = 27;
export const capacitySd = 28;
export const paceMean = 29;
export const paceSd = 30;
export const paceShock = 31;
export const fatigue = 32;
/** 1 where parties react, otherwise 0; then σr. */
export const reacts = 33;
export const noise = 34;
export const shareWithLevel = 35;
/** 1 − `follows` */
export const shareHeld = 36;
/** Four integers of 32 bits: the key of the party's stream. */
export const key = 40;
/** Floats in a row. */
export const partyFloats = 44;
