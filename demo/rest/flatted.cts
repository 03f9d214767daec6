// n8n sends execution data "flatted": a list in which text inside an object or list is the index of its value.

type Box = Record<string, unknown>;

const isBox = (value: unknown): value is Box => typeof value === 'object' && value !== null;

/** Puts flatted data together again; shared and circular references come back as such. */
export function parseFlatted(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	for (const value of values) {
		if (!isBox(value)) continue;
		for (const [key, reference] of Object.entries(value)) {
			if (typeof reference === 'string') value[key] = values[Number(reference)];
		}
	}
	return values[0];
}
