const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const BOOLEANS = new Map(
	['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((word) => [word, word[0].toLowerCase() === 't']),
);
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;
const BASED = /^0(?:o[0-7]+|x[\da-f]+)$/i;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;

/** What a plain scalar means: the core schema of YAML 1.2 (10.3.2). A number or a text; `yes` and dates are texts. */
export function resolve(text: string): unknown {
	if (NULLS.has(text)) return null;
	const truth = BOOLEANS.get(text);
	if (truth !== undefined) return truth;
	if (DECIMAL.test(text) || (BASED.test(text) && text[1] === text[1].toLowerCase())) return Number(text);
	const infinite = INFINITE.exec(text);
	if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
	return NAN.test(text) ? NaN : text;
}
