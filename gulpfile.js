const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { join, relative } = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const { Transform } = require('node:stream');

const { repository, n8n } = require('./package.json');
/** How the sources write the address of the repository; the one that counts is in package.json. */
const WRITTEN = 'https://github.com/n8n-nodes-fleet/n8n-nodes-fleet';
const published = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

const inText = (change) =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(change(file.contents.toString('utf8')));
			done(null, file);
		},
	});

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json'], { stdio: 'inherit' });
}

function icons() {
	return src(['nodes/**/*.{svg,png}', 'credentials/**/*.{svg,png}'], { encoding: false, base: '.' }).pipe(dest('dist'));
}

function codex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
}

function address() {
	return src('dist/**/*.{js,json}', { base: '.' })
		.pipe(inText((text) => text.replaceAll(WRITTEN, published)))
		.pipe(dest('.'));
}

/** A node without its codex file or icon loads, but cannot be found or looks broken: better no build at all. */
async function check() {
	const missing = [];
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		const compiled = join(__dirname, file);
		const exported = Object.values(require(compiled))[0];
		const instance = new exported();
		const icon = (instance.description ?? instance).icon;
		const wanted = Object.values(icon).map((each) => join(compiled, '..', each.replace('file:', '')));
		if (file.endsWith('.node.js')) wanted.push(compiled.replace(/\.js$/, '.json'));
		missing.push(...wanted.filter((each) => !existsSync(each)));
	}
	if (missing.length) throw new Error(`Missing: ${missing.map((each) => relative(__dirname, each)).join(', ')}`);
	const { dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));
	if (Object.keys(dependencies).length) throw new Error('The published package must not have runtime dependencies');
}

exports.default = series(clean, compile, parallel(icons, codex), address, check);
