import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import { knotDocument } from '../../fixtures/read.cjs';
import { connectKnot, type KnotClient } from './knotClient.cjs';
import { documentOf, operationsOf, type Schema } from './knotOpenApi.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({});
});
afterAll(async () => {
	await client.sim.stop();
});

/** Every route of the notes on the vendor, in the order of the document. */
const DEFAULTS = `GET /application/store-url;POST /badges;PUT /badges;GET /bank-guarantees;POST /bank-guarantees;
GET /bank-guarantees/payment-methods;DELETE /bank-guarantees/{id};GET /chats;GET /chats/{report_id};
POST /chats/{report_id}/image;GET /clusters;POST /clusters;GET /clusters/closests;GET /clusters/public;GET /clusters/{id};
PUT /clusters/{id}/name;GET /clusters/{id}/spots;GET /clusters/{id}/vehicles;PUT /clusters/{id}/location;
PUT /clusters/{id}/unlock-distance;POST /consents;GET /consents/types;POST /consents/unsubscribe;GET /countries;
GET /discounts;GET /discounts/shop;POST /discounts;POST /email/change;GET /email/change;PUT /email/change;
POST /email/confirm/resend;POST /email/confirm;GET /faq;GET /global-announcement;POST /login;POST /login/check;
POST /login/refresh;POST /login/apple;POST /login/facebook;POST /login/google;POST /login/reset-password;POST /login/2fa;
GET /login/2fa/generate;POST /login/2fa/verify;POST /logout;GET /maintenances/types;GET /maintenances/spots;
POST /maintenances/spots;GET /maintenances/spots/resolved;GET /maintenances/vehicles;POST /maintenances/vehicles;
GET /maintenances/vehicles/resolved;GET /maintenances/stations;POST /maintenances/stations;
GET /maintenances/stations/resolved;GET /maintenances/overview/cluster;GET /maintenances/overview/clusters;
PUT /maintenances/{id};DELETE /maintenances/{id};POST /maintenances/{id}/picture;GET /map;GET /map/public;GET /networks;
GET /networks/public;GET /networks/closests;GET /networks/{id}`.split(/;\n?/);

test('the default form has the 66 routes of the notes', () => {
	const documented = OPERATIONS.filter(({ n }) => n !== null);
	expect(documented.map(({ n }) => n)).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
	expect(documented.map(({ routes }) => `${routes.default?.method} ${routes.default?.path}`)).toEqual(DEFAULTS);
});

test('the other form has no method and path of the default one, and moves values to other places and names', () => {
	const both = OPERATIONS.filter(({ routes }) => routes.default && routes.other);
	for (const { routes } of both) expect(routes.other?.path.startsWith('/v2/')).toBe(true);
	const moved = both.filter(({ routes }) => routes.default!.method !== routes.other!.method);
	expect(moved.length).toBeGreaterThan(35);
	const moves = both.flatMap(({ routes }) =>
		Object.entries(routes.default!.stands).map(([name, { place }]) => `${place} ${routes.other!.stands[name].place}`),
	);
	const expected = ['query path', 'query body', 'query header', 'path body', 'path query', 'body path', 'body query'];
	expect(moves).toEqual(expect.arrayContaining(expected));
	const beyond = OPERATIONS.filter(({ n }) => n === null);
	expect(beyond.map(({ routes }) => [routes.default, routes.other?.path])).toEqual([
		[undefined, '/v2/passes'],
		[undefined, '/v2/trips/{tripId}'],
		[undefined, '/v2/vehicles/{vehicleId}/ring'],
		[undefined, '/v2/status'],
	]);
});

/** A schema's restrictions as the document prints them. */
function printed({
	type,
	nullable,
	pattern,
	format,
	minimum,
	maximum,
	minLength,
	maxLength,
	enum: words,
}: Schema): string {
	let text = type + (nullable ? ' or null' : '');
	if (pattern) text += pattern.startsWith('^[a-z]') ? pattern : `/${pattern}/`;
	if (format) text += ` <${format}>`;
	if (minimum !== undefined) text += maximum === undefined ? ` >= ${minimum}` : ` [ ${minimum} .. ${maximum} ]`;
	if (minLength === 1 && maxLength === undefined) return `${text} non-empty`;
	if (minLength !== undefined) {
		text += minLength === maxLength ? ` = ${minLength} characters` : ` [ ${minLength} .. ${maxLength} ] characters`;
	} else if (maxLength !== undefined) text += ` <= ${maxLength}`;
	return words ? `${text} Enum: ${words.map((word) => `"${word}"`).join(' ')}` : text;
}

const CLASSES: Record<string, string> = {
	device: '(LoginDevice) ',
	payment_method_parameters: '(UsePaymentMethodParameters) ',
};

/** The lines of the document about one value; those of objects lack the name, those of lists have two parts. */
function linesOf(name: string, schema: Schema, required: boolean, description = ''): string[] {
	const mark = required ? ' required' : '';
	if (schema.type === 'array')
		return [`${name}${mark} | Array of integers[ items >= 1 ] Examples:`, `${description} |`];
	if (schema.type !== 'object') return [`${name}${mark} | ${printed(schema)} ${description} |`];
	if (required) return ['required | object |'];
	return [`object ${CLASSES[name]}${description} |`];
}

test('the default form says what the document says, word for word', () => {
	const byRoute = new Map(
		operationsOf(documentOf(client, 'default')).map(({ route, operation }) => [route, operation]),
	);
	const lines = DEFAULTS.flatMap((route) => {
		const { description, parameters, requestBody } = byRoute.get(route)!;
		const [content] = Object.values(requestBody?.content ?? {});
		const { properties = {}, required = [] } = content?.schema ?? {};
		return [
			...(description === undefined ? [] : [description]),
			...parameters.flatMap((one) => linesOf(one.name, one.schema, one.required, one.description)),
			...(requestBody ? [requestBody.description] : []),
			...Object.entries(properties).flatMap(([name, schema]) =>
				linesOf(name, schema, required.includes(name), schema.description),
			),
		];
	});
	// Some rows end with an empty cell.
	expect(lines).toEqual(knotDocument().lines.map((line) => line.replace(/ \| \|$/, ' |')));
});
