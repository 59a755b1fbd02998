import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { RoundsAlarms } from './alarms.ts';
import { encryptionKey } from './encryption.ts';
import { roundsFunctions } from './functions.ts';
import { HttpEdge } from './http-edge.ts';
import { OfferSweep } from './offer-sweep.ts';
import { OvernightSchedule } from './overnight-schedule.ts';
import type { Bundles } from './rounds-function.ts';
import { RoundsTable } from './table.ts';
import { WorkQueue } from './work-queue.ts';

export interface RoundsStackProps extends StackProps {
  readonly bundles: Bundles;
}

/** All of Rounds in one stack: what it keeps, what it works through, who works, what starts the work, what watches. */
export class RoundsStack extends Stack {
  constructor(scope: Construct, id: string, props: RoundsStackProps) {
    super(scope, id, props);

    const key = encryptionKey(this);
    const table = new RoundsTable(this, 'Records', key);
    const placement = new WorkQueue(this, 'Placement', { worker: 'placePackage', receives: 3 });
    const replan = new WorkQueue(this, 'Replan', { worker: 'replanDay', receives: 2 });

    const functions = roundsFunctions(this, props.bundles);
    functions.api.uses(table.readAndWrite, placement.send, replan.send);
    functions.listRounds.uses(table.read, table.signLinks);
    functions.changeRounds.uses(table.readAndWrite, placement.send);
    functions.placePackage.uses(table.readAndWrite, placement.workThrough);
    functions.replanDay.uses(table.readAndWrite, replan.workThrough, placement.send);
    functions.startReplan.uses(table.readAndWrite, placement.send, replan.send);
    functions.sweepOffers.uses(table.readAndWrite, placement.send);
    functions.deadLetters.uses(table.readAndWrite, placement.clearDead, replan.clearDead, placement.send);

    const edge = new HttpEdge(this, 'Http', functions);
    const schedule = new OvernightSchedule(this, 'Overnight', functions.startReplan);
    new OfferSweep(this, 'OfferSweep', functions.sweepOffers);
    new RoundsAlarms(this, 'Alarms', { key, table, placement, replan, functions, edge, schedule });
  }
}
