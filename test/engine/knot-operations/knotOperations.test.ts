import './operations.suite';
