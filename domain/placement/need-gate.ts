import type { NeedRule } from '../contract.ts';
import type { InOrder } from '../ledger.ts';
import type { Provider } from '../provider.ts';
import type { Reason } from '../reason.ts';

/** Whether a type of need keeps a package from a provider: it goes to other classes (DE4), or to own teams alone (LE18). */
export function shutByNeed(
  needs: readonly NeedRule[],
  needType: string,
  { id, name, kind }: Provider,
  route: InOrder['route'],
): Reason | null {
  const rule = needs.find((n) => n.needType === needType);
  if (rule === undefined) return null;
  if ('ownTeams' in rule) {
    if (route === 'own-team') return null;
    const text = `${needType} goes to its own team (${rule.ownTeams.join(' or ')}), not to ${name}.`;
    return { code: 'need-type', text, about: id };
  }
  if (rule.classes.includes(kind)) return null;
  return {
    code: 'need-type',
    text: `${needType} goes to ${rule.classes.join(' or ')}; ${name} is ${kind}.`,
    about: id,
  };
}
