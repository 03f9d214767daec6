// A line that loses answers: the push arrives, but Segway does not learn of it.
import axios from 'axios';
import fastify from 'fastify';

export interface LossyLine {
	url: string;
	stop(): Promise<void>;
}

/** Passes every request on to the base URL; the first answer is lost and becomes HTTP 502. */
export async function startLossyLine(baseUrl: string): Promise<LossyLine> {
	let lost = false;
	const server = fastify();
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));
	server.post('/*', async ({ url, body, headers }, reply) => {
		const passed = { 'content-type': headers['content-type'] };
		const { status, data } = await axios.post(baseUrl + url, body, {
			headers: passed,
			transformResponse: (text: unknown) => text,
		});
		const first = !lost;
		lost = true;
		return reply.code(first ? 502 : status).send(first ? '' : data);
	});
	return { url: await server.listen({ host: '127.0.0.1', port: 0 }), stop: async () => await server.close() };
}
