/**
 * The language in which agreements are written. A regime is a file; this package reads it and answers, without a clock or a
 * disk, what is owed, to whom and by when; what the form holds; what is amiss in a draft; and how each notification reads in
 * four languages. Nothing about a particular agreement is written here.
 */

export { type PlacedCase, type ReadCases, readCases, runCase } from "./cases.ts";
export { canSend, checkDraft, type Draft, type DraftContext } from "./check.ts";
export { headingToleranceDegrees } from "./check-fields.ts";
export { clauseShort } from "./clause.ts";
export { type Completion, type Completions, completionsAt } from "./complete.ts";
export { dayPlus, isDay, parseDuration } from "./duration.ts";
export { effectiveFields } from "./effective.ts";
export { acknowledgeBy, type Due, filingOf, followUpBy, leadMoment, receivedBy } from "./filing.ts";
export { centreOf, heading, ringOf } from "./geometry.ts";
export { statusWords } from "./language/cases.ts";
export type { LifeWord } from "./language/instrument.ts";
export type { ItemsRule, LimitRule, PublishedFigures } from "./language/limits.ts";
export { type GuideWord, guideWords, recordsSchema, regimeSchema, withTables } from "./language/schema.ts";
export { agreeing, languageOf, partyName } from "./names.ts";
export { normaliseFields, readValues } from "./normalise.ts";
export { formatLatLon, formatPlace, formatPlaceShort, typedPlace } from "./place-format.ts";
export { parsePlace } from "./place-parse.ts";
export { type NamedPlace, placesOf } from "./places.ts";
export { readRegime } from "./read.ts";
export { fieldTypes } from "./read-fields.ts";
export { nearestOf } from "./reading.ts";
export type { Holder } from "./reason/acts.ts";
export { type CountResult, compileCount, holdAgainst, type ItemValues, waysOfCounting } from "./reason/count.ts";
export { boundReasons, countingAs } from "./reason/count-reasons.ts";
export type { Decided, Whose } from "./reason/dated.ts";
export { type Entry, entersIntoForce, type Missing } from "./reason/entry.ts";
export { eventsIn } from "./reason/events-in.ts";
export { type DutyOptions, type DutyRow, type DutyState, duties, type Judgement, judge } from "./reason/judge.ts";
export { type Lane, lanes, type Span } from "./reason/lanes.ts";
export { type LimitOn, limitOn } from "./reason/limit-on.ts";
export { type Membership, membership } from "./reason/membership.ts";
export {
  type Agreed,
  type Allowance,
  type QuotaResult,
  quotaOf,
  type SizeRecord,
  type Transfer,
} from "./reason/quota.ts";
export {
  type AlsoUnder,
  type DutyStanding,
  type DutyStatus,
  type Library,
  standing,
  standingOf,
} from "./reason/standing.ts";
export { type View, viewOf } from "./reason/views.ts";
export { isPartyOn, owes, partiesOwing } from "./reason/who.ts";
export { type ReadRecords, type RegimeRecord, readRecords } from "./records.ts";
export type { DeclarationOfRegime, LineOfRegime } from "./regime-types.ts";
export {
  type FollowUpRule,
  type LifeEvent,
  type Named,
  type NotificationRule,
  type ReadRegime,
  type Regime,
  type Rule,
  type RuleFamily,
  ruleFamilies,
  rulesOf,
} from "./regime-types.ts";
export { type RenderContext, renderItem, summarise } from "./render.ts";
export { jsonSchemaOfFields } from "./schema.ts";
export { runsOn, standingOn } from "./standing.ts";
export { each, formatNumber, say } from "./texts.ts";
export {
  formatDay,
  formatDayShort,
  formatInstant,
  formatInstantShort,
  formatInterval,
  formatIntervalShort,
  formatSpan,
  type Interval,
} from "./times.ts";
export * from "./types.ts";
