/** Every operation of every entry, in the order in which the API page shows them. */
import type { RouteConfig } from '@hono/zod-openapi';
import * as absences from './absences.ts';
import * as backlog from './backlog.ts';
import * as capacity from './capacity.ts';
import * as carerCalendar from './carer-calendar.ts';
import * as carers from './carers.ts';
import * as contingency from './contingency.ts';
import * as contractUse from './contract-use.ts';
import * as imports from './imports.ts';
import * as kpis from './kpis.ts';
import * as offers from './offers.ts';
import * as packageHours from './package-hours.ts';
import * as packageLife from './package-life.ts';
import * as packages from './packages.ts';
import * as register from './register.ts';
import * as replans from './replans.ts';
import * as roundChanges from './round-changes.ts';
import * as rounds from './rounds.ts';
import * as shifts from './shifts.ts';
import * as workList from './work-list.ts';

export const operations: readonly RouteConfig[] = [
  packages.submitPackageOperation,
  packages.listPackagesOperation,
  packages.getPackageOperation,
  packages.packageHistoryOperation,
  packages.provePlacementOperation,
  packages.cancelPackageOperation,
  packageLife.endPackageOperation,
  packageLife.handBackOperation,
  packageLife.changeOrderOperation,
  packageLife.listOrdersOperation,
  packageLife.suspendPackageOperation,
  packageLife.resumePackageOperation,
  packages.changeVisitOperation,
  packageHours.packageHoursOperation,
  packageHours.drawContingencyOperation,
  capacity.checkCapacityOperation,
  capacity.zoneCapacityOperation,
  backlog.zoneBacklogOperation,
  backlog.retryBacklogOperation,
  workList.workListOperation,
  workList.windowsForReviewOperation,
  workList.placementTimesOperation,
  rounds.listRoundsOperation,
  rounds.createLinkOperation,
  rounds.openLinkOperation,
  carerCalendar.carerCalendarOperation,
  carerCalendar.createCalendarLinkOperation,
  carerCalendar.openCalendarLinkOperation,
  roundChanges.publishRoundsOperation,
  roundChanges.pinVisitOperation,
  offers.listOffersOperation,
  offers.acceptOfferOperation,
  offers.refuseOfferOperation,
  carers.listCarersOperation,
  carers.createCarerOperation,
  carers.getCarerOperation,
  carers.saveCarerOperation,
  shifts.listShiftsOperation,
  shifts.createShiftOperation,
  shifts.getShiftOperation,
  shifts.saveShiftOperation,
  absences.listAbsencesOperation,
  absences.createAbsenceOperation,
  absences.getAbsenceOperation,
  absences.saveAbsenceOperation,
  absences.withdrawAbsenceOperation,
  register.listZonesOperation,
  register.saveZonesOperation,
  register.listProvidersOperation,
  register.getProviderOperation,
  register.saveProviderOperation,
  register.recordAttendancesOperation,
  contingency.suspendProviderOperation,
  contingency.ceaseProviderOperation,
  contingency.getContingencyListOperation,
  contingency.moveAllOperation,
  register.listContractsOperation,
  register.getContractOperation,
  register.saveContractOperation,
  contractUse.zoneSharesOperation,
  contractUse.purchaseUseOperation,
  contractUse.blockProposalsOperation,
  replans.startReplanOperation,
  replans.listReplansOperation,
  replans.getReplanOperation,
  kpis.dayKpisOperation,
  imports.importOperation,
];
