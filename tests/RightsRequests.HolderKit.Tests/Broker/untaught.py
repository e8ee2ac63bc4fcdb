"""A holder that nobody taught the code: AMQP 0-9-1 over a bare socket, Python's standard library only.

    python3 untaught.py PORT HOLDER PASSWORD      reads one query, answers it, waits until the broker has the answer
"""
import json
import socket
import struct
import sys

port, holder, password = int(sys.argv[1]), sys.argv[2], sys.argv[3]
wire = socket.create_connection(("127.0.0.1", port), timeout=60)


def read(length):
    data = b""
    while len(data) < length:
        piece = wire.recv(length - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data


def frame():
    kind, _, length = struct.unpack(">BHI", read(7))
    payload = read(length)
    assert read(1) == b"\xce"
    return kind, payload


def send(kind, channel, payload):
    wire.sendall(struct.pack(">BHI", kind, channel, len(payload)) + payload + b"\xce")


def call(channel, class_id, method, arguments=b""):
    send(1, channel, struct.pack(">HH", class_id, method) + arguments)


def expect(class_id, method):
    while True:
        kind, payload = frame()
        if kind == 1:
            assert struct.unpack(">HH", payload[:4]) == (class_id, method), struct.unpack(">HH", payload[:4])
            return payload[4:]


def short(text):
    return struct.pack(">B", len(text)) + text.encode()


def long(data):
    return struct.pack(">I", len(data)) + data


wire.sendall(b"AMQP\x00\x00\x09\x01")
expect(10, 10)
call(0, 10, 11, long(b"") + short("PLAIN") + long(f"\0{holder}\0{password}".encode()) + short("en_US"))
channels, largest, _ = struct.unpack(">HIH", expect(10, 30)[:8])
call(0, 10, 31, struct.pack(">HIH", channels, largest, 0))
call(0, 10, 40, short("/") + short("") + b"\0")
expect(10, 41)
call(1, 20, 10, short(""))
expect(20, 11)
call(1, 85, 10, b"\0")  # confirms
expect(85, 11)
call(1, 60, 20, struct.pack(">H", 0) + short(f"holder.{holder}") + short("") + b"\0" + long(b""))
expect(60, 21)

delivery = expect(60, 60)
tag = struct.unpack(">Q", delivery[1 + delivery[0]:][:8])[0]
length = struct.unpack(">Q", frame()[1][4:12])[0]
body = b""
while len(body) < length:
    body += frame()[1]
query = json.loads(body)

answer = json.dumps({"schema": "rights.answer/1", "queryId": query["queryId"], "holder": holder, "outcome": "no-data"}).encode()
call(1, 60, 40, struct.pack(">H", 0) + short("rights.answers") + short("") + b"\0")
# content-type, delivery-mode, correlation-id and user-id, in the order of their bits
send(2, 1, struct.pack(">HHQH", 60, 0, len(answer), 0x8000 | 0x1000 | 0x0400 | 0x0010)
     + short("application/json") + b"\x02" + short(query["queryId"]) + short(holder))
send(3, 1, answer)
expect(60, 80)
call(1, 60, 80, struct.pack(">Q", tag) + b"\0")
call(0, 10, 50, struct.pack(">H", 200) + short("") + struct.pack(">HH", 0, 0))
expect(10, 51)
