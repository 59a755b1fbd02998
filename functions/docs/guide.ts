/** The way through the API for somebody who has this page alone: chapter by chapter, with a ready command a step. */
import { escapedBetweenTags as escaped } from '../views/escaped.ts';
import { CHAPTERS, type Step } from './chapters.ts';
import type { ListedOperation } from './document.ts';
import { prose } from './fields.ts';
import { commandOf, type Writing } from './operation-section.ts';

export function guideSection(operations: readonly ListedOperation[], writing: Writing): string {
  const step = ({ operationId, text, as }: Step): string => {
    const listed = operations.find(({ operation }) => operation.operationId === operationId);
    if (listed === undefined) throw new Error(`the guide names ${operationId}, which is no operation`);
    const link = `<a href="#${operationId}">${escaped(listed.operation.summary ?? operationId)}</a>`;
    return `<li>${prose(text)} (${link}: every field)${commandOf(listed, writing, as)}`;
  };
  const chapters = CHAPTERS.map(({ title, steps }) => `<h3>${title}</h3><ol>${steps.map(step).join('')}</ol>`);
  return `<h2 class="tag" id="guide">Step by step</h2>${chapters.join('')}`;
}
