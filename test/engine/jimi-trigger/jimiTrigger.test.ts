// One file for the folder: to load n8n-core takes longer than most of these tests.
import './pushes.suite';
import './confirm.suite';
