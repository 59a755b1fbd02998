import type { Construct } from 'constructs';
import { FUNCTION_SIZES } from './function-sizes.ts';
import { type Bundles, RoundsFunction } from './rounds-function.ts';

export type RoundsFunctions = ReturnType<typeof roundsFunctions>;

/** Every function by its name; what each may touch is said in the stack. */
export function roundsFunctions(scope: Construct, bundles: Bundles) {
  return {
    api: new RoundsFunction(scope, 'Api', FUNCTION_SIZES.api, bundles),
    listRounds: new RoundsFunction(scope, 'ListRounds', FUNCTION_SIZES.listRounds, bundles),
    changeRounds: new RoundsFunction(scope, 'ChangeRounds', FUNCTION_SIZES.changeRounds, bundles),
    placePackage: new RoundsFunction(scope, 'PlacePackage', FUNCTION_SIZES.placePackage, bundles),
    replanDay: new RoundsFunction(scope, 'ReplanDay', FUNCTION_SIZES.replanDay, bundles),
    startReplan: new RoundsFunction(scope, 'StartReplan', FUNCTION_SIZES.startReplan, bundles),
    sweepOffers: new RoundsFunction(scope, 'SweepOffers', FUNCTION_SIZES.sweepOffers, bundles),
    deadLetters: new RoundsFunction(scope, 'DeadLetters', FUNCTION_SIZES.deadLetters, bundles),
  };
}
