/**
 * Takes the place of `@vscode/spdlog`, a native module, in the embedded server: the same calls, in plain
 * JavaScript. Without it log channels stay empty and every process of the server complains at its start. Files
 * do not rotate; runs are short.
 */
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #level = levels.indexOf('info');
  #formatted = true;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  #write(name, message) {
    if (levels.indexOf(name) < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.#file, this.#formatted ? `${time} [${name}] ${message}\n` : message);
    } catch {
      // A run's folder may be gone before its last words.
    }
  }

  trace = (message) => this.#write('trace', message);
  debug = (message) => this.#write('debug', message);
  info = (message) => this.#write('info', message);
  warn = (message) => this.#write('warning', message);
  error = (message) => this.#write('error', message);
  critical = (message) => this.#write('critical', message);

  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  clearFormatters() {
    this.#formatted = false;
  }
  setPattern() {}
  flush() {}
  drop() {}
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.shutdown = () => undefined;
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
