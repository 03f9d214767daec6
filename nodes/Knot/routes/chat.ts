import type { KnotRoute } from './route';
import { must, route } from './route';

export const chat: KnotRoute[] = [
	route(8, 'chat.getMany', 'GET /chats', 'Return the list of reports, or chat channels, that the user made.', {
		answer: 'report_id message sender date report_date resolved unread allow_reopen',
	}),
	route(9, 'chat.get', 'GET /chats/{report_id}', 'Return a chat channel.', {
		params: [must('path', 'report_id', 'The identifier of the report to get.')],
		answer: 'report_id message sender date report_date resolved unread allow_reopen',
	}),
	route(10, 'chat.uploadImage', 'POST /chats/{report_id}/image', 'Upload an image into a new chat message.', {
		bodySays: 'The picture to upload.',
		params: [
			must('path', 'report_id', 'The identifier of the report we want to add the image to.'),
			must('multipart', 'chat_image', 'The picture file data.'),
		],
		answer: 'id date url',
	}),
];
