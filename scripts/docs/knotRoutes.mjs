// Knot's routes as its own table has them: for docs/operations.md, and for the part of docs/knot.md between two marks.
import { createRequire } from 'node:module';
import { table } from './markdown.mjs';

const require = createRequire(import.meta.url);
const { ROUTES, isOperation, routeFor } = require('../../dist/nodes/Knot/routes');
const { knot } = require('../../dist/nodes/Knot/api.js');

const BEGIN = '<!-- Begin of the routes, written by npm run docs -->';
const END = '<!-- End of the routes -->';

const CERTAINTIES = ['documented', 'seen', 'inferred'];

/** A route is as certain as the weaker of its two parts. */
function certaintyOf({ certainty, known: { path } }) {
	return path === certainty ? certainty : `${certainty} (path ${path})`;
}

/** Method, path and certainty of a record, by the name that it has in the table. */
export function knotCall(resource, { value }) {
	const name = `${resource.value}.${value}`;
	if (!isOperation(name)) return undefined;
	const route = routeFor(name);
	return `\`${route.method} ${route.path}\`, ${certaintyOf(route)}`;
}

const SENT_WITH = {
	access: 'access token',
	none: 'nothing',
	refresh: 'refresh token',
	login: 'token of the login',
};

/** Kept back as long as nobody has confirmed the route. */
const isHeld = ({ kind, certainty, exempt }) => kind !== 'read' && certainty === 'inferred' && !exempt;

const kindOf = (route) => (isHeld(route) ? `${route.kind}, held back` : route.kind);

const NAMES = new Map(
	knot.resources.flatMap((resource) =>
		resource.operations.map(({ value, name }) => [`${resource.value}.${value}`, `${resource.name}: ${name}`]),
	),
);

const rowOf = (route) => [
	NAMES.get(route.operation),
	`\`${route.operation}\``,
	route.method,
	`\`${route.path}\``,
	certaintyOf(route),
	kindOf(route),
	SENT_WITH[route.auth],
];

function countOf(certainty) {
	const routes = ROUTES.filter((route) => route.certainty === certainty);
	const reads = routes.filter(({ kind }) => kind === 'read').length;
	return [certainty, routes.length, reads, routes.length - reads, routes.filter(isHeld).length];
}

const routesText = () =>
	[
		BEGIN,
		'',
		table(['Certainty', 'Operations', 'Reads', 'Writes', 'Writes held back'], CERTAINTIES.map(countOf)),
		'',
		table(['Operation', 'In Confirmed Routes', 'Method', 'Path', 'Certainty', 'Kind', 'Sent with'], ROUTES.map(rowOf)),
		'',
		END,
	].join('\n');

/** docs/knot.md with the routes of today between the marks; the rest is written by hand. */
export function knotPage(written) {
	const [before, , after] = written.split(new RegExp(`${BEGIN}|${END}`));
	const isMarked = after !== undefined && written.indexOf(BEGIN) < written.indexOf(END);
	if (!isMarked) throw new Error(`docs/knot.md has to hold the lines "${BEGIN}" and "${END}", once and in this order`);
	return `${before}${routesText()}${after}`;
}
