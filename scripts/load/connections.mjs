// HTTP/1.1 to one address over connections that stay open, one request at a time on each. Written and read here, for Node's own client takes several times as much of the
// processors that it shares with what it measures.
import { connect } from 'node:net';

export class Connections {
  #free = [];
  #waiting = [];
  #all = new Set();
  #host;
  #most;

  constructor(address, most = 256) {
    this.#host = new URL(address);
    this.#most = most;
  }

  /** Posts as soon as a connection is free. The status code, or what went wrong. */
  post(path, headers, body) {
    return new Promise((answered) => {
      const request = { answered, text: `POST ${path} HTTP/1.1\r\nHost: ${this.#host.host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}` };
      const socket = this.#free.pop();
      if (socket) this.#send(socket, request);
      else if (this.#all.size < this.#most) this.#open(request);
      else this.#waiting.push(request);
    });
  }

  close() {
    for (const socket of this.#all) socket.destroy();
  }

  #open(request) {
    const socket = connect({ host: this.#host.hostname, port: Number(this.#host.port), noDelay: true });
    socket.received = '';
    socket.setEncoding('latin1');
    socket.on('data', (part) => {
      socket.received = socket.received ? socket.received + part : part;
      if (isWhole(socket.received)) this.#answered(socket, Number(socket.received.slice(9, 12)));
    });
    socket.on('error', (problem) => (socket.problem = problem.code));
    socket.on('close', () => {
      this.#all.delete(socket);
      this.#free = this.#free.filter((other) => other !== socket);
      socket.request?.answered(socket.problem ?? 'closed');
      if (this.#waiting.length > 0) this.#open(this.#waiting.shift());
    });
    this.#all.add(socket);
    this.#send(socket, request);
  }

  #send(socket, request) {
    socket.request = request;
    socket.write(request.text);
  }

  #answered(socket, code) {
    const { answered } = socket.request;
    socket.received = '';
    socket.request = undefined;
    const next = this.#waiting.shift();
    if (next) this.#send(socket, next);
    else this.#free.push(socket);
    answered(code);
  }
}

/** One request is answered at a time: the end of what has come is the end of its answer. */
function isWhole(answer) {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head))?.[1];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(length);
}
