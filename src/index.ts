export { ConfigError } from './config';
export type { Duration } from './core/duration';
export type { KeyState } from './core/keys';
export type { ClockControl, KeySummary, Sandbox } from './core/sandbox';
export type { StoreCounters } from './core/store';
export type { GivenOptions as MayflyOptions } from './options';
export { createMayfly, type Mayfly } from './server';
