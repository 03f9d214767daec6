import { file, withFile } from '../../core/fileField';
import type { Resource } from '../../core/operation';
import { answered } from './answered';
import { downloadOf } from './download';
import { id } from './fleetFields';
import { pictureAs } from './picture';
import { list, object, operation } from './record';

const report = id({
	name: 'reportId',
	wire: 'report_id',
	displayName: 'Report ID',
	description: 'The report that the chat belongs to, as Get Many gives it',
	required: true,
});

const IMAGE = pictureAs('chat_image');

/** knot 8 to 10. */
export const chat: Resource = {
	value: 'chat',
	name: 'Chat',
	operations: [
		list('chat.getMany', {
			name: 'Get Many',
			action: 'Get many chats',
			description: 'List the reports that the user made, each a chat with its last message',
		}),
		object('chat.get', {
			name: 'Get',
			action: 'Get chat',
			description: 'Get the chat of one report',
			fields: [report],
		}),
		operation('chat.uploadImage', {
			name: 'Upload Image',
			action: 'Upload image to chat',
			description: 'Put an image into a new message of a chat',
			fields: [report, file(IMAGE)],
			complete: withFile(IMAGE),
			output: answered,
			target: 'report_id',
		}),
		downloadOf({
			value: 'downloadImage',
			name: 'Download Image',
			action: 'Download image of chat',
			description: 'Get the image behind an address of a chat as a file',
		}),
	],
};
