import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../domain/settings.ts';
import { settingsWith } from '../../domain/settings-overrides.ts';

describe("a council's own settings", () => {
  it('replace what they name and leave the rest', () => {
    const settings = settingsWith('{"replanIterations": 500, "travel": {"speedKmh": {"walk": 4}}}');
    expect(settings).toEqual({
      ...defaultSettings,
      replanIterations: 500,
      travel: { ...defaultSettings.travel, speedKmh: { ...defaultSettings.travel.speedKmh, walk: 4 } },
    });
  });

  it('are refused by name when there is no such setting, or its kind is another', () => {
    expect(() => settingsWith('{"travel": {"speed": 4}}')).toThrow(/settings\.travel\.speed is not a setting/);
    expect(() => settingsWith('{"replanSeconds": "ten"}')).toThrow(
      /settings\.replanSeconds must be like 4 \(got "ten"\)/,
    );
  });

  it('are the defaults when none are given', () => {
    expect(settingsWith(undefined)).toBe(defaultSettings);
  });
});
