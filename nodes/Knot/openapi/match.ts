import type { Kind, Method } from '../../core/operation';
import { ROUTES } from '../routes';
import type { KnotRoute } from '../routes';
import { nameOf } from './match/check';
import { isSure, objectionTo } from './match/checks';
import { fitOf } from './match/pairs';
import type { Pair } from './match/pairs';
import type { Placed } from './match/places';
import { sceneOf } from './match/scene';
import type { Scene } from './match/scene';
import type { ApiCall, ApiFile } from './read';

export type { Placed } from './match/places';

export interface Candidate {
	method: Method;
	path: string;
	/** Its title, or what describes it. */
	summary: string;
	/** 0 to 1. */
	score: number;
}

/** An operation of ours with its route of the file. */
export interface Bound {
	operation: string;
	method: Method;
	/** Behind the prefix of the file. */
	path: string;
	params: Placed[];
	/** What we may send and the route does not take. */
	left: string[];
	/** 0 to 1. */
	score: number;
	certainty: 'confirmed';
	/** A read that is described in other words, or by nothing but its words; to be looked at. */
	likely: boolean;
}

export interface Unmatched {
	operation: string;
	kind: Kind;
	reason: string;
	/** The nearest routes of the file, best first. */
	candidates: Candidate[];
}

export interface Matched {
	title: string;
	version: string;
	baseUrl: string | null;
	prefix: string | null;
	bound: Bound[];
	unmatched: Unmatched[];
	/** What the file has and no operation of ours is bound to. */
	extra: Array<Omit<Candidate, 'score'>>;
}

const MOST_CANDIDATES = 3;
/** Below it nothing speaks for a route. */
const NEAR = 0.3;
const LONGEST_SUMMARY = 200;

const round = (score: number) => Math.round(score * 1_000) / 1_000;

const shown = ({ method, path, summary, description }: ApiCall) => ({
	method,
	path,
	summary: (summary || description).slice(0, LONGEST_SUMMARY),
});

function boundOf(pair: Pair, scene: Scene): Bound {
	const { route, call, score } = pair;
	const { placed, left } = fitOf(pair);
	return {
		operation: route.operation,
		method: call.method,
		path: call.path,
		params: placed,
		left,
		score: round(score),
		certainty: 'confirmed',
		likely: !isSure(pair, scene),
	};
}

function unmatchedOf(route: KnotRoute, pairs: Pair[], objection: string): Unmatched {
	const near = pairs.filter(({ score }) => score >= NEAR).slice(0, MOST_CANDIDATES);
	const reason = near.length
		? `${nameOf(near[0].call)} is nearest, but ${objection}`
		: 'No route of the file is like it';
	const candidates = near.map(({ call, score }) => ({ ...shown(call), score: round(score) }));
	return { operation: route.operation, kind: route.kind, reason, candidates };
}

function judge(route: KnotRoute, scene: Scene): Bound | Unmatched {
	const pairs = scene.ofRoute.get(route)!;
	const objection = objectionTo(pairs[0], scene);
	return objection ? unmatchedOf(route, pairs, objection) : boundOf(pairs[0], scene);
}

const isBound = (result: Bound | Unmatched): result is Bound => 'certainty' in result;

/**
 * Binds our operations to the routes of a file. A route is bound when nothing speaks against it: it is described in the
 * words of the vendor document, takes our parameters, answers our fields, and no other route or operation comes near.
 * A read may be described in other words and is then marked as likely; everything else stays unmatched, with the reason
 * and the nearest routes, for a person to decide.
 */
export function match(file: ApiFile): Matched {
	const scene = sceneOf(ROUTES, file);
	const results = ROUTES.map((route) => judge(route, scene));
	const bound = results.filter(isBound);
	const taken = new Set(bound.map(nameOf));
	const { title, version, baseUrl, prefix } = file;
	return {
		title,
		version,
		baseUrl,
		prefix,
		bound,
		unmatched: results.filter((result): result is Unmatched => !isBound(result)),
		extra: file.calls.filter((call) => !taken.has(nameOf(call))).map(shown),
	};
}
