import type { Store } from '../planning/ports.ts';
import { readAttendances } from './attendances.ts';
import { readPackagesOfClient } from './client-packages.ts';
import { commit } from './commit.ts';
import type { Table } from './connection.ts';
import { readContingencyList } from './contingency.ts';
import { readContractOf, readContracts } from './contracts.ts';
import { readDayPlan } from './day-plans.ts';
import { readEvents } from './events.ts';
import { readLedger } from './ledger.ts';
import { listPackages, packagesSubmitted } from './package-lists.ts';
import { readPackage, readPackagesOfProvider } from './packages.ts';
import { readProviderAsRead } from './promises.ts';
import { readProvider, readProviders } from './providers.ts';
import { readReplan, readReplans, recordReplanJob } from './replans.ts';
import { readRegisterAsRead } from './stamps.ts';
import { readAbsences, readCarer, readCarers, readShiftPatterns, readWorkforce } from './workforce.ts';
import { readZones } from './zones.ts';

/** The planning port `Store` on one DynamoDB table. */
export function storeOn(table: Table): Store {
  return {
    zones: () => readZones(table),
    providers: () => readProviders(table),
    provider: (id) => readProvider(table, id),
    contracts: () => readContracts(table),
    contractOf: (zoneId) => readContractOf(table, zoneId),
    registerAsRead: (register) => readRegisterAsRead(table, register),

    package: (id) => readPackage(table, id),
    packages: (filter) => listPackages(table, filter),
    packagesSubmitted: (span) => packagesSubmitted(table, span),
    packagesOfProvider: (providerId) => readPackagesOfProvider(table, providerId),
    packagesOfClient: (ref) => readPackagesOfClient(table, ref),

    carer: (providerId, id) => readCarer(table, providerId, id),
    carersOf: (providerId) => readCarers(table, providerId),
    shiftPatternsOf: (providerId) => readShiftPatterns(table, providerId),
    absencesOf: (providerId) => readAbsences(table, providerId),
    workforceOf: (providerId) => readWorkforce(table, providerId),
    providerAsRead: (providerId) => readProviderAsRead(table, providerId),

    dayPlan: (providerId, date) => readDayPlan(table, providerId, date),
    ledgerOf: (zoneId) => readLedger(table, zoneId),
    attendancesOf: (providerId) => readAttendances(table, providerId),
    eventsOf: (subject) => readEvents(table, subject),

    contingencyList: (id) => readContingencyList(table, id),

    replan: (id) => readReplan(table, id),
    replans: (limit) => readReplans(table, limit),
    recordReplanJob: (replanId, job) => recordReplanJob(table, replanId, job),

    commit: (writes) => commit(table, writes),
  };
}
