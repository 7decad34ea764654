export { ConfigError } from './config';
export type { Duration } from './core/duration';
export type { FaultControl } from './core/faultControl';
export type { FaultRule, GivenFault } from './core/faults';
export type { KeyState } from './core/keys';
export type { ClockControl, KeySummary, Sandbox } from './core/sandbox';
export type { StoreCounters } from './core/store';
export type { GivenOptions as MayflyOptions } from './options';
export { createMayfly, type Mayfly } from './server';
