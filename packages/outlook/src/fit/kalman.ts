/**
 * A local linear trend in continuous time: the logarithm x of a count, and its pace g, which is drawn back to μ. Between
 * observations dx = g dt + σx dW, dg = −θ (g − μ) dt + σg dV, with θ = −ln ρ. Filtered exactly, for one set of σ.
 */
export interface Trend {
  readonly x: number;
  readonly g: number;
  readonly varX: number;
  readonly covXG: number;
  readonly varG: number;
  /** Of the observations, given the σ; without the constant. */
  readonly logLikelihood: number;
}

export interface TrendLaw {
  readonly paceChange: number;
  readonly levelShock: number;
  readonly estimateError: number;
  readonly longRunPace: number;
  readonly paceKept: number;
  readonly firstPace: { readonly mean: number; readonly sd: number };
}

export interface Seen {
  readonly at: number;
  readonly log: number;
  readonly variance: number;
}

/**
 * @param seen in the order of time, at least one
 * @param to when the trend is asked for; where that is before the last observation, the line through it is followed back
 */
export function filterTrend(seen: readonly Seen[], law: TrendLaw, to: number): Trend {
  const first = seen[0];
  if (first === undefined) throw new Error("a trend needs at least one observation");
  const start: State = {
    ...{ x: first.log, g: law.firstPace.mean, logLikelihood: 0 },
    ...{ varX: vague, covXG: 0, varG: law.firstPace.sd * law.firstPace.sd },
  };
  let now = first.at;
  let state = start;
  for (const s of seen) {
    state = observe(advance(state, law, s.at - now), s.log, s.variance + law.estimateError * law.estimateError);
    now = s.at;
  }
  return to >= now ? advance(state, law, to - now) : back(state, now - to);
}

type State = Trend;
/** The variance of the level before anything is known: nothing but an order of magnitude. */
const vague = 1;

function advance(s: State, law: TrendLaw, dt: number): State {
  if (dt <= 0) return s;
  const theta = -Math.log(law.paceKept);
  const kept = Math.exp(-theta * dt);
  const b = (1 - kept) / theta;
  const q = law.paceChange * law.paceChange;
  const away = (1 - kept * kept) / (2 * theta);
  const noiseX = (q * (dt - 2 * b + away)) / (theta * theta) + law.levelShock * law.levelShock * dt;
  return {
    x: s.x + law.longRunPace * dt + (s.g - law.longRunPace) * b,
    g: law.longRunPace + kept * (s.g - law.longRunPace),
    varX: s.varX + 2 * b * s.covXG + b * b * s.varG + noiseX,
    covXG: kept * (s.covXG + b * s.varG) + (q * b * b) / 2,
    varG: kept * kept * s.varG + q * away,
    logLikelihood: s.logLikelihood,
  };
}

function observe(s: State, log: number, variance: number): State {
  const total = s.varX + variance;
  const off = log - s.x;
  const gainX = s.varX / total;
  const gainG = s.covXG / total;
  return {
    x: s.x + gainX * off,
    g: s.g + gainG * off,
    varX: s.varX - gainX * s.varX,
    covXG: s.covXG - gainX * s.covXG,
    varG: s.varG - gainG * s.covXG,
    logLikelihood: s.logLikelihood - (Math.log(total) + (off * off) / total) / 2,
  };
}

/** Along the line, with no more noise: a few months at most. */
function back(s: State, dt: number): State {
  return {
    ...s,
    x: s.x - s.g * dt,
    varX: Math.max(s.varX - 2 * dt * s.covXG + dt * dt * s.varG, 0),
    covXG: s.covXG - dt * s.varG,
  };
}
