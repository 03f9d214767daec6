// A language model that answers as the tests want, in the form of OpenAI's chat completions.
import fastify from 'fastify';

interface Asked {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{
		function: { name: string; description: string; parameters: { properties: Record<string, unknown> } };
	}>;
}

export interface Model {
	url: string;
	/** What the agent sent, oldest first. */
	asked: Asked[];
	stop(): Promise<void>;
}

/** Calls the first tool that it is offered once, with these arguments; then repeats what the tool said. */
export async function startModel(args: () => object): Promise<Model> {
	const asked: Asked[] = [];
	const server = fastify();
	server.post('/chat/completions', (request) => {
		const body = request.body as Asked;
		asked.push(body);
		const last = body.messages.at(-1)!;
		const call = { name: body.tools?.[0].function.name, arguments: JSON.stringify(args()) };
		const message =
			last.role === 'tool'
				? { role: 'assistant', content: `The tool said: ${String(last.content)}` }
				: { role: 'assistant', content: null, tool_calls: [{ id: 'call-1', type: 'function', function: call }] };
		const choice = { index: 0, message, finish_reason: last.role === 'tool' ? 'stop' : 'tool_calls' };
		return { id: 'answer', object: 'chat.completion', created: 0, model: 'test', choices: [choice] };
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url, asked, stop: async () => await server.close() };
}
