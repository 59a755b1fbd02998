import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bestKnown, gapTo } from '../../bench/running/best-known.ts';

describe('the best known cost', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'best-known-'));
    mkdirSync(join(root, 'uhhc'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('is looked up under the folder of the instance in the table above it', () => {
    const table = { other: { 'i-1.json': 7 }, uhhc: { 'i-1.json': 100 } };
    writeFileSync(join(root, 'best-known.json'), JSON.stringify(table));
    expect(bestKnown(join(root, 'uhhc', 'i-1.json'))).toBe(100);
  });

  it('is looked up by stem where a table lists instances so', () => {
    writeFileSync(join(root, 'vrptw-best-known.json'), JSON.stringify({ best: { R101: 1637.7 } }));
    expect(bestKnown(join(root, 'uhhc', 'R101.txt'))).toBe(1637.7);
  });

  it('is taken from the nearest table', () => {
    writeFileSync(join(root, 'best-known.json'), JSON.stringify({ uhhc: { 'i-1.json': 100 } }));
    writeFileSync(join(root, 'uhhc', 'best-known.json'), JSON.stringify({ 'i-1.json': 90 }));
    expect(bestKnown(join(root, 'uhhc', 'i-1.json'))).toBe(90);
  });

  it('is unknown for an instance that no table lists', () => {
    writeFileSync(join(root, 'best-known.json'), JSON.stringify({ uhhc: { 'i-1.json': 100 } }));
    expect(bestKnown(join(root, 'uhhc', 'i-2.json'))).toBeUndefined();
  });

  it('gives a gap below zero to what beats it', () => {
    expect(gapTo(200, 190)).toBe(-0.05);
  });
});
