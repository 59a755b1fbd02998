import type { Construct } from 'constructs';
import { FUNCTION_SIZES } from './function-sizes.ts';
import { RoundsFunction } from './rounds-function.ts';

export type RoundsFunctions = ReturnType<typeof roundsFunctions>;

/** Every function by its name; what each may touch is said in the stack. */
export function roundsFunctions(scope: Construct) {
  return {
    api: new RoundsFunction(scope, 'Api', FUNCTION_SIZES.api),
    listRounds: new RoundsFunction(scope, 'ListRounds', FUNCTION_SIZES.listRounds),
    changeRounds: new RoundsFunction(scope, 'ChangeRounds', FUNCTION_SIZES.changeRounds),
    placePackage: new RoundsFunction(scope, 'PlacePackage', FUNCTION_SIZES.placePackage),
    replanDay: new RoundsFunction(scope, 'ReplanDay', FUNCTION_SIZES.replanDay),
    startReplan: new RoundsFunction(scope, 'StartReplan', FUNCTION_SIZES.startReplan),
    deadLetters: new RoundsFunction(scope, 'DeadLetters', FUNCTION_SIZES.deadLetters),
  };
}
