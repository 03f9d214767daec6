import type { FastifyRequest } from 'fastify';
import type { WireAnswer } from '../faultAnswers.cjs';
import { mediaType } from '../server.cjs';
import type { Client, Tokens } from './token.cjs';

const FIELDS = ['client_id', 'client_secret', 'grant_type'];
const GRANT = 'client_credentials';

/** `POST /oauth/token`: form-encoded only, checked strictly; errors in OAuth's form. */
export function login(request: FastifyRequest, clients: readonly Client[], tokens: Tokens): WireAnswer {
	const refusal = refusalOf(request, clients);
	if (refusal) {
		tokens.refusedLogins += 1;
		return refusal;
	}
	const token = tokens.grant(formOf(request).client_id as string, request.fault === 'sameToken');
	return json(200, {
		access_token: token.token,
		token_type: 'bearer',
		expires_in: tokens.secondsLeft(token),
		scope: 'read write trust',
	});
}

/** The OAuth shape of a refused token, HTTP 401. */
export function invalidToken(): WireAnswer {
	return oauthError(401, 'invalid_token', 'Invalid access token');
}

function refusalOf(request: FastifyRequest, clients: readonly Client[]): WireAnswer | null {
	if (mediaType(request) !== 'application/x-www-form-urlencoded') {
		return oauthError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
	}
	const form = formOf(request);
	const strange = Object.keys(form).filter((key) => !FIELDS.includes(key) || typeof form[key] !== 'string');
	if (strange.length > 0) return oauthError(400, 'invalid_request', `Unexpected parameter: ${strange.join(', ')}`);
	const client = clients.find(({ clientId }) => clientId === form.client_id);
	if (!client || client.clientSecret !== form.client_secret) {
		return oauthError(401, 'invalid_client', 'Bad client credentials');
	}
	if (form.grant_type === undefined) return oauthError(400, 'invalid_request', 'Missing grant type');
	if (form.grant_type === GRANT) return null;
	return oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${String(form.grant_type)}`);
}

function formOf(request: FastifyRequest): Record<string, unknown> {
	return (request.body ?? {}) as Record<string, unknown>;
}

function oauthError(status: number, error: string, description: string): WireAnswer {
	return json(status, { error, error_description: description });
}

function json(status: number, body: object): WireAnswer {
	return { status, type: 'application/json', body: JSON.stringify(body) };
}
