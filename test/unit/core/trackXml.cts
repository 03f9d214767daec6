/** An element as it was met, with the text directly inside it. */
export interface Element {
	name: string;
	attributes: Record<string, string>;
	text: string;
	path: string;
}

const NAME = '[A-Za-z_][\\w.:-]*';
const TOKEN = new RegExp(`<\\?xml [^?]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|[^<]+`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})="([^"<]*)"`, 'g');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
	if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) throw new Error('A character XML forbids');
	if (/&(?!(?:amp|lt|gt|quot|apos);)|\]\]>/.test(text)) throw new Error('Something is not escaped');
	return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]);
}

function attributesOf(text: string): Record<string, string> {
	const attributes: Record<string, string> = {};
	for (const [, key, value] of text.matchAll(ATTRIBUTE)) {
		if (key in attributes) throw new Error(`${key} stands there twice`);
		attributes[key] = unescaped(value);
	}
	return attributes;
}

const prefixOf = (name: string): string | undefined => (name.includes(':') ? name.split(':')[0] : undefined);

function checkPrefixes({ name, attributes }: Element, declared: Set<string>): void {
	for (const key of Object.keys(attributes)) if (key.startsWith('xmlns:')) declared.add(key.slice(6));
	for (const one of [name, ...Object.keys(attributes)]) {
		const prefix = prefixOf(one);
		if (prefix && prefix !== 'xmlns' && !declared.has(prefix)) throw new Error(`${prefix} is not declared`);
	}
}

/** Reads the part of XML that is written here, and throws on anything that is not well-formed. */
export function readXml(xml: string): Element[] {
	const elements: Element[] = [];
	const open: Element[] = [];
	const declared = new Set<string>();
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < xml.length) {
		const at = TOKEN.lastIndex;
		const match = TOKEN.exec(xml);
		if (match === null) throw new Error(`Not XML: ${xml.slice(at, at + 60)}`);
		const [token, closes, name, attributes, empty] = match;
		if (token.startsWith('<?')) {
			if (at !== 0) throw new Error('The declaration does not stand first');
		} else if (name === undefined) {
			const inner = open[open.length - 1];
			if (inner !== undefined) inner.text += unescaped(token);
			else if (token.trim() !== '') throw new Error('Text outside the root');
		} else if (closes) {
			if (open.pop()?.name !== name) throw new Error(`${name} closes what is not open`);
		} else {
			if (open.length === 0 && elements.length > 0) throw new Error('A second root');
			const path = [...open.map((one) => one.name), name].join('/');
			const element = { name, attributes: attributesOf(attributes), text: '', path };
			checkPrefixes(element, declared);
			elements.push(element);
			if (!empty) open.push(element);
		}
	}
	if (open.length > 0 || elements.length === 0) throw new Error('Something is not closed');
	return elements;
}
