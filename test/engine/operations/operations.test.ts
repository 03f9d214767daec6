// One file for the folder: to load n8n-core takes longer than most of these tests.
import './commands.suite';
import './complete.suite';
import './queries.suite';
import './apiRequest.suite';
import './verify.suite';
