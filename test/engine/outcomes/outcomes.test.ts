// One file for the folder: to load n8n-core takes longer than most of these tests.
import './codes.suite';
import './unclear.suite';
import './oddAnswers.suite';
import './settle.suite';
