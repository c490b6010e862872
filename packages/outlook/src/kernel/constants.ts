/**
 * Polynomials of the kernels, fitted for single precision; both kernels read this file (AssemblyScript compiles it too).
 * Relative errors of the polynomials themselves, before rounding: logarithm 1e-9, sine 3e-8, cosine 4e-8, exponential 1.1e-7.
 */

/** −2 ln((1+s)/(1−s)) = s (c0 + c1 s² + …), |s| ≤ (√2−1)/(√2+1) */
export const log0 = -4.0;
export const log1 = -1.333335518836975;
export const log2 = -0.7995514869689941;
export const log3 = -0.5974247455596924;
export const minusTwoLn2 = -1.3862943649291992;
/** √½ as the bits of a float: a mantissa is brought between it and √2. */
export const rootHalfBits = 0x3f3504f3;

/** sin(πt/4) = t (c0 + c1 t² + …), |t| ≤ 1 */
export const sin0 = 0.7853981852531433;
export const sin1 = -0.0807456225156784;
export const sin2 = 0.0024903754238039255;
export const sin3 = -0.00003616237881942652;
/** cos(πt/4) = 1 + c1 t² + …, |t| ≤ 1 */
export const cos1 = -0.3084244132041931;
export const cos2 = 0.015850158408284187;
export const cos3 = -0.000318989681545645;
export const twoToMinus31 = 4.656612873077393e-10;

/** exp r = 1 + r + c2 r² + …, |r| ≤ ln 2 / 2 */
export const exp2 = 0.499992311000824;
export const exp3 = 0.16667112708091736;
export const exp4 = 0.04189019277691841;
export const exp5 = 0.008312697522342205;
export const log2e = 1.4426950216293335;
/** ln 2 in two parts: the first has few bits, so that whole multiples of it are exact. */
export const ln2High = 0.693359375;
export const ln2Low = -0.00021219444170128554;
/** 1.5 · 2^23: adding it rounds to the nearest whole number, which then stands in the lowest bits. */
export const roundingBias = 12582912.0;
/** No logarithm is taken to be further from 0 than this: e^±80 is still a float. */
export const expMost = 80.0;
