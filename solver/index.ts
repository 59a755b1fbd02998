/**
 * The solver, on one screen: home-care rounds from a plain problem of integers and indices.
 *
 *   solve    improves a plan until the stop rule           (rigid/ or elastic/, chosen by the problem; threads/)
 *   insert   lists the cheapest places of new visits       without disturbing the plan
 *   repair   mends a plan after a change                in the carers around it
 *   explain  says why a visit is left out or so served   rule by rule, price by price
 *   check    names every rule that a plan breaks           sharing no code with the search
 *   cost     prices rounds term by term                    the reference for every delta of the search
 *   validate refuses an ill-formed problem                 by field, value and rule
 */

export { type Allocation, allocate, type Backlog } from './allocate.ts';
export type { Violation } from './check/violation.ts';
export { check } from './check.ts';
export { cost } from './cost.ts';
export { type Explanation, explain } from './explain.ts';
export { type Insertion, type InsertOption, insert } from './insert.ts';
export type { Cost, Plan, PlanRound, Stop } from './plan.ts';
export * from './problem.ts';
export { type Change, ChangeError, type Repair, type RepairOptions, repair } from './repair.ts';
export { MustServeError, type Progress, RuleBrokenError, type SolveOptions, solve } from './solve.ts';
export { type StopRule, StopRuleError } from './stop.ts';
export { ProblemError, validate } from './validate.ts';
