// The environment that n8n is started with.

// Settings for n8n, npm, Node or a proxy in the user's own shell are not meant for this n8n.
const foreign =
	/^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|WORKFLOWS|GENERIC|CREDENTIALS|EXTERNAL|OFFLOAD|NODES|NODE|NPM|JEST|TZ|(HTTPS?|ALL)_PROXY$)(_|$)/i;

// Nothing of this n8n talks to the world outside, and nothing pops up in its editor.
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
};

export interface EnvironmentOptions {
	folder: string;
	port: number;
	brokerPort: number;
	logLevel: string;
	/** Wins over everything else; undefined takes a variable away. */
	env?: NodeJS.ProcessEnv;
}

/** The present environment without what could disturb, and n8n's settings: loopback only, UTC, everything kept in `folder`. */
export function n8nEnvironment({ folder, port, brokerPort, logLevel, env }: EnvironmentOptions): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(own),
		...quiet,
		NODE_ENV: 'production',
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		N8N_USER_FOLDER: folder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		// Two servers on one machine would meet at the default port.
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: logLevel,
		...env,
	};
}
