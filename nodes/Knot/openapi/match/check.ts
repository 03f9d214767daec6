import type { Method } from '../../../core/operation';
import type { Pair } from './pairs';
import type { Scene } from './scene';

/** Says why a pair is not bound, if it is not. Every check must be passed: one that says no is worth more than a score. */
export type Check = (pair: Pair, scene: Scene) => string | undefined;

export const nameOf = ({ method, path }: { method: Method; path: string }) => `${method} ${path}`;

/** Whether the pair is read by GET, so that a mistake changes nothing at the vendor. */
export const isHarmless = ({ route, call }: Pair) => route.kind === 'read' && call.method === 'GET';
